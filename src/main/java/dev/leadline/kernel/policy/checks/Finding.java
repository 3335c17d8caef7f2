package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.fixes.Cell;
import dev.leadline.kernel.policy.checks.fixes.Fix;
import dev.leadline.kernel.policy.checks.space.Example;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a check found out about the tables of a policy.
 *
 * @param kind what it is
 * @param severity how bad it is
 * @param table the table it is about
 * @param rows the names of the rows it is about, those that win over others first; empty when it is about none or many
 * @param columns the columns it is about
 * @param detail a sentence that names the things and their values
 * @param advice a sentence that says what to do
 * @param example a lead, or an attempt, that shows it
 * @param cells the cells to look at; of whole rows their names
 * @param fixes what makes it go, the likeliest first; none where somebody must think of a value
 */
public record Finding(
        Kind kind,
        Severity severity,
        TableKind table,
        List<String> rows,
        List<String> columns,
        String detail,
        @Nullable String advice,
        @Nullable Example example,
        List<Cell> cells,
        List<Fix> fixes) {

    /** The kind of a finding; each check has its own. */
    public enum Kind {
        /** A cell holds what it cannot. */
        INVALID_CELL,
        /** A table has no rows. */
        EMPTY_TABLE,
        /** A channel or an outcome that the policy does not list. */
        UNKNOWN_WORD,
        /** A tier that {@code rank-tiers} does not name, or names and does not work; a worked one without rows. */
        TIER_NAMES,
        /** Two rows of a table in which at most one may be for a lead are for the same lead. */
        OVERLAP,
        /** No row is for some lead, or for some attempt. */
        GAP,
        /** A row that never wins, or adds nothing, because others are for all of its leads. */
        MASKED_ROW,
        /** A row that says what an earlier one says. */
        DUPLICATE_ROW,
        /** Neither of two rows is the exception to the other, and only their order decides between them. */
        CONFLICT,
        /** A higher rank gets fewer attempts, or more time. */
        NOT_MONOTONE,
        /** What is asked for cannot be done, or not in the time allowed. */
        NOT_FEASIBLE,
        /** A value far from what such tables hold. */
        UNUSUAL_VALUE
    }

    /** The severity of a finding. */
    public enum Severity {
        /** The policy may not be published. */
        ERROR,
        /** The policy may be published by someone who has read the finding. */
        WARNING,
        /** The check did not find out; what it asks may or may not be so. */
        CANNOT_TELL
    }

    public Finding {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
        fixes = List.copyOf(fixes);
    }

    static Finding of(Kind kind, Severity severity, TableKind table, String detail) {
        return new Finding(kind, severity, table, List.of(), List.of(), detail, null, null, List.of(), List.of());
    }

    Finding withRows(String... names) {
        return at(List.of(names), columns);
    }

    Finding withColumns(List<String> names) {
        return at(rows, names);
    }

    Finding withColumns(String... names) {
        return at(rows, List.of(names));
    }

    private Finding at(List<String> names, List<String> headings) {
        return new Finding(
                kind,
                severity,
                table,
                names,
                headings,
                detail,
                advice,
                example,
                Cell.of(table, names, headings),
                fixes);
    }

    Finding withAdvice(String sentence) {
        return new Finding(kind, severity, table, rows, columns, detail, sentence, example, cells, fixes);
    }

    Finding withExample(@Nullable Example other) {
        return new Finding(kind, severity, table, rows, columns, detail, advice, other, cells, fixes);
    }

    /** With other cells than those where its rows and columns meet. */
    Finding withCells(List<Cell> others) {
        return new Finding(kind, severity, table, rows, columns, detail, advice, example, others, fixes);
    }

    Finding withFixes(List<Fix> all) {
        return new Finding(kind, severity, table, rows, columns, detail, advice, example, cells, all);
    }

    Finding withFixes(Fix... all) {
        return withFixes(List.of(all));
    }

    /** Returns whether it keeps the policy from being published. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
