package dev.leadline.cases;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.rows.TableRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * The cases that sit on the edges of a policy's tables: at both ends of each band of ranks, at each deadline and the
 * instant after, at each floor and one attempt short of it, an attempt for each row of outcomes, a lead given up for each reason that
 * may waive, one that waits for each row of spacing, and one for each row of
 * alerts. They expect what is answered now, for someone to look through and accept; from then on they show what a changed table changes.
 *
 * @param cases at most {@value #MOST}, each with a name of its own
 * @param leftOut what there is no case for, and why, a sentence each
 */
public record BoundaryCases(List<Case> cases, List<String> leftOut) {

    /** So many cases are made. */
    public static final int MOST = 1_000;

    public BoundaryCases {
        cases = List.copyOf(cases);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Makes the cases of a policy.
     *
     * @param policy the policy as written
     * @param ready the same, resolved
     * @param date leads are received at the first open moment on or after it, in the calendar that runs their clock
     * @param decisions answers by that policy
     * @throws Invalid when the date is not within the years 1900 to 2199
     */
    public static BoundaryCases of(
            Policy policy, ResolvedPolicy ready, LocalDate date, CaseRunner.Decisions decisions) {
        if (date.getYear() < 1900 || date.getYear() > 2199) {
            throw new Invalid("/date", date, "The date (" + date + ") must be within the years 1900 to 2199.");
        }
        var leads = new ExampleLeads(policy.rows(), ready, date);
        var asked = new AskedCases(policy.id(), decisions);
        var ranks = new RankCases(leads, asked);
        var times = new DeadlineCases(leads, asked);
        var attempts = new ExampleAttempts(ready);
        var floors = new FloorCases(leads, asked, attempts);
        var givingUp = new GivingUpCases(leads, asked, ready);
        var spacing = new SpacingCases(leads, asked, ready, attempts);
        var alerts = new AlertCases(leads, asked, ready, attempts);
        ranks.withoutRank();
        policy.rows().tiers().forEach(row -> asked.forRow(row, () -> ranks.edges(row)));
        policy.rows().deadlines().forEach(row -> asked.forRow(row, () -> times.around(row)));
        policy.rows().attempts().forEach(row -> asked.forRow(row, () -> floors.around(row)));
        policy.rows().outcomes().forEach(row -> asked.forRow(row, () -> floors.worth(row)));
        policy.rows().waivers().forEach(row -> asked.forRow(row, () -> givingUp.because(row)));
        policy.rows().spacings().forEach(row -> asked.forRow(row, () -> spacing.after(row)));
        policy.rows().alerts().forEach(row -> asked.forRow(row, () -> alerts.told(row)));
        return asked.made();
    }

    /** The words of a table, as part of a case's name. */
    static String inName(String words) {
        var name = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        return name.isEmpty() ? "x" : name;
    }

    /** Returns the name of a row in a sentence. */
    static String called(TableRow row) {
        return "the row " + row.row() + " of " + row.table().tableName();
    }
}
