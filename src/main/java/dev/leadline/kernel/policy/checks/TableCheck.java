package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import java.util.Set;

/** One question that is asked of each table of a policy. */
interface TableCheck {

    /** Returns the kind of its findings. */
    Kind kind();

    /** Returns the tables that it looks at besides the one it is asked about: it is not asked while one cannot be read. */
    default Set<TableKind> reads(TableKind table) {
        return Set.of();
    }

    /** Looks at one table; nothing to say about it is fine. */
    void check(Subject subject, TableKind table, Findings findings);
}
