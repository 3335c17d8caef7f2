package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the findings of one check on one table, within bounds: it stops the check after so many findings, and after
 * so much work, and says so.
 */
public final class Findings {

    /** So many findings of one check about one table are listed. */
    static final int MOST = 100;

    /** So many looks at a row are taken by one check at one table: less than a second. */
    static final long MOST_STEPS = 20_000_000;

    private final Kind kind;
    private final TableKind table;
    private final List<Finding> found = new ArrayList<>();
    private long left;

    /** Ends a check early. */
    private static final class Stop extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final transient Finding note;

        Stop(Finding note) {
            super(note.detail(), null, false, false);
            this.note = note;
        }
    }

    private Findings(Kind kind, TableKind table, long steps) {
        this.kind = kind;
        this.table = table;
        this.left = steps;
    }

    static List<Finding> of(TableCheck check, Subject subject, TableKind table, long steps) {
        var findings = new Findings(check.kind(), table, steps);
        try {
            check.check(subject, table, findings);
        } catch (Stop stopped) {
            findings.found.add(stopped.note);
        }
        return List.copyOf(findings.found);
    }

    void add(Finding finding) {
        if (found.size() == MOST) {
            throw new Stop(Finding.of(
                    kind,
                    finding.severity(),
                    table,
                    "There are more such findings in " + table.tableName() + ". Only " + MOST + " are listed."));
        }
        found.add(finding);
    }

    /** Takes note of work done, in looks at a row. */
    public void spend(long steps) {
        left -= steps;
        if (left < 0) {
            throw new Stop(Finding.of(
                            kind,
                            Severity.CANNOT_TELL,
                            table,
                            "The check stopped, because the rows of " + table.tableName()
                                    + " have too many combinations.")
                    .withAdvice("Use fewer columns that are blank in some rows and not in others."));
        }
    }

    /** Ends the check: what it needs is known to be too much work. */
    void exceed() {
        spend(left + 1);
    }

    Finding error(String detail) {
        return Finding.of(kind, Severity.ERROR, table, detail);
    }

    Finding warning(String detail) {
        return Finding.of(kind, Severity.WARNING, table, detail);
    }

    Finding cannotTell(String detail) {
        return Finding.of(kind, Severity.CANNOT_TELL, table, detail);
    }
}
