package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;

/** One question that is asked of each table of a policy. */
interface TableCheck {

    /** Returns the kind of its findings. */
    Kind kind();

    /** Looks at one table; nothing to say about it is fine. */
    void check(Subject subject, TableKind table, Findings findings);
}
