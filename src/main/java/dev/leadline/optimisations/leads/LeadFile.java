package dev.leadline.optimisations.leads;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.optimisation.Cohort;
import dev.leadline.kernel.optimisation.WorkedLead;
import dev.leadline.kernel.optimisation.WorkedLead.Outcome;
import dev.leadline.optimisations.leads.LeadColumns.Field;
import dev.leadline.tables.StrictCsv;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.InstantText;
import dev.leadline.web.json.StrictJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Adds up the leads of a file row by row, and keeps none of them. A row that cannot be read ends it, by its line. */
public final class LeadFile {

    static final int MOST_ROWS = 1_000_000;

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,6}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]+([.][0-9]+)?");

    private final StrictCsv csv;
    private final LeadColumns columns;
    private final Instant staleAt;
    private final TierTallies tallies;
    private String currency;

    /**
     * Where a file has its fields, and what its words mean.
     *
     * @param columns pairs such as {@code attempts:Calls}
     * @param results pairs such as {@code Closed Won:won}
     */
    public record Words(List<String> columns, List<String> results) {}

    /**
     * @param currency that of the request; {@code null} when it does not say
     * @param staleAt the moment before which a lead must have been received
     * @throws Invalid when the headings lack a column
     */
    public LeadFile(StrictCsv csv, Words words, String currency, Instant staleAt) throws IOException {
        this.csv = csv;
        this.staleAt = staleAt;
        this.currency = currency;
        var headings = row(csv);
        if (headings == null) {
            throw new Invalid("", null, "The file is empty. It must begin with a line of headings.");
        }
        this.columns =
                LeadColumns.of(headings.cells().stream().map(String::strip).toList(), words.columns(), words.results());
        this.tallies =
                new TierTallies(columns.has(Field.REACHED_AT) ? TierTallies.Reach.KNOWN : TierTallies.Reach.BY_OUTCOME);
    }

    /** @throws Invalid with the line and column of the first cell that cannot be */
    public TierTallies read() throws IOException {
        long rows = 0;
        for (var row = row(csv); row != null; row = row(csv)) {
            if (++rows > MOST_ROWS) {
                throw new Invalid(
                        "/rows/" + row.line(),
                        MOST_ROWS,
                        "The file has more than " + MOST_ROWS + " rows, the maximum.\nUse a shorter period.");
            }
            add(row);
        }
        return tallies;
    }

    /** The currency of all amounts; {@code null} when nobody says. */
    public String currency() {
        return currency;
    }

    private static StrictCsv.Row row(StrictCsv csv) throws IOException {
        try {
            var row = csv.read();
            if (row != null && row.fault() != null) {
                throw new Invalid(
                        "/rows/" + row.line(),
                        null,
                        "Line " + row.line() + " of the file cannot be read: " + row.fault() + ".");
            }
            return row;
        } catch (CsvParseException broken) {
            throw new Invalid("", null, "The file cannot be read: " + broken.getMessage() + ".");
        }
    }

    private void add(StrictCsv.Row row) {
        var cells = row.cells();
        if (cells.size() != columns.headings().size()) {
            throw new Invalid(
                    "/rows/" + row.line(),
                    cells.size(),
                    "Line " + row.line() + " has " + cells.size() + " cells; it must have "
                            + columns.headings().size() + ", one for each heading.");
        }
        checkCurrency(row);
        date(row, Field.CLOSED);
        var received = date(row, Field.RECEIVED);
        var lead = lead(row);
        if (received != null && received.isAfter(staleAt)) {
            tallies.leaveOut("NOT_STALE", 1);
            return;
        }
        try {
            tallies.tally(columns.cell(cells, Field.TIER)).add(lead, 1);
        } catch (Invalid tooMany) {
            throw tooMany.under("/rows/" + row.line());
        }
    }

    private WorkedLead lead(StrictCsv.Row row) {
        int attempts = whole(row, Field.ATTEMPTS, 0, Cohort.MOST_ATTEMPTS);
        var outcome =
                columns.outcomes().get(columns.cell(row.cells(), Field.RESULT).toLowerCase(Locale.ROOT));
        if (outcome == null) {
            throw fault(
                    row, Field.RESULT, "must be won, lost or open.\nUse result=<word>:won to say what a word means");
        }
        var revenue = columns.has(Field.REVENUE) && outcome == Outcome.WON ? revenue(row) : null;
        if (columns.cell(row.cells(), Field.REACHED_AT).isEmpty()) {
            return WorkedLead.ofOutcome(attempts, outcome, revenue);
        }
        return new WorkedLead(attempts, outcome, whole(row, Field.REACHED_AT, 1, attempts), true, revenue);
    }

    private int whole(StrictCsv.Row row, Field field, int least, int most) {
        var text = columns.cell(row.cells(), field);
        if (!WHOLE.matcher(text).matches() || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw fault(row, field, "must be a whole number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }

    private BigDecimal revenue(StrictCsv.Row row) {
        var text = columns.cell(row.cells(), Field.REVENUE);
        if (!AMOUNT.matcher(text).matches() || text.length() > StrictJson.LONGEST_NUMBER) {
            throw fault(row, Field.REVENUE, "must be a number of 0 or more, such as 1250.50, without a currency");
        }
        return new BigDecimal(text);
    }

    /** A date begins at midnight UTC; {@code null} where there is none. */
    private Instant date(StrictCsv.Row row, Field field) {
        var text = columns.cell(row.cells(), field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : InstantText.parse("", field.text(), text);
        } catch (DateTimeException | Invalid none) {
            throw fault(row, field, "must be a date such as 2026-01-31, or a time with its offset");
        }
    }

    private void checkCurrency(StrictCsv.Row row) {
        var found = columns.cell(row.cells(), Field.CURRENCY);
        if (found.isEmpty()) {
            return;
        }
        if (currency != null && !currency.equals(found)) {
            throw fault(
                    row, Field.CURRENCY, "must be the currency (" + QuotedText.of(currency) + ") of the other amounts");
        }
        currency = found;
    }

    private Invalid fault(StrictCsv.Row row, Field field, String must) {
        var value = columns.cell(row.cells(), field);
        var lead = columns.cell(row.cells(), Field.LEAD);
        return new Invalid(
                "/rows/" + row.line() + "/" + field.text(),
                value,
                "Line " + row.line() + (lead.isEmpty() ? "" : ", lead " + QuotedText.of(lead)) + ": the " + field.text()
                        + " (" + QuotedText.of(value) + ") " + must + ".");
    }
}
