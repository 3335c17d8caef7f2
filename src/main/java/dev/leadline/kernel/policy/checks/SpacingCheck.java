package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.fixes.Cell;
import dev.leadline.kernel.policy.checks.space.Box;
import dev.leadline.kernel.policy.checks.space.Example;
import dev.leadline.kernel.policy.checks.space.ExampleLeadFinder;
import dev.leadline.kernel.policy.checks.time.Allowances;
import dev.leadline.kernel.policy.checks.time.Allowances.Answer;
import dev.leadline.kernel.policy.rows.AttemptsRow;
import dev.leadline.kernel.policy.rows.DeadlinesRow;
import dev.leadline.kernel.policy.rows.SpacingRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Do the attempts that a channel requires fit the time for all of them, so far apart? The first can be made when the
 * clock starts. That they never fit is an error; that they do not for leads received at some moments is a warning. Of
 * the contact window nothing is said here.
 */
final class SpacingCheck implements TableCheck {

    /** The longest duration there is; what takes longer takes at least as long. */
    private static final long LONGEST = 1_000_000;

    /** The rows that one lead gets: their places, and the channel looked at. */
    private record Meeting(Box spacing, Box attempts, Box deadlines, String channel) {}

    @Override
    public Kind kind() {
        return Kind.NOT_FEASIBLE;
    }

    @Override
    public Set<TableKind> reads(TableKind table) {
        return Set.of(TableKind.RANK_TIERS, TableKind.ATTEMPTS, TableKind.DEADLINES);
    }

    @Override
    public void check(Subject subject, TableKind table, Findings findings) {
        if (table != TableKind.SPACING) {
            return;
        }
        var leads = new ExampleLeadFinder(subject, TableKind.ATTEMPTS, TableKind.DEADLINES, TableKind.SPACING);
        for (var box : leads.boxes(TableKind.SPACING)) {
            var spacing = subject.rows().spacings().get(box.place);
            for (var attempts : leads.boxes(TableKind.ATTEMPTS)) {
                findings.spend(1);
                var tier = subject.rows().attempts().get(attempts.place).tier();
                if (isFor(spacing.tier(), tier) && box.overlaps(attempts)) {
                    for (var deadlines : leads.boxes(TableKind.DEADLINES)) {
                        findings.spend(1);
                        subject.terms().channels().stream()
                                .filter(channel -> isFor(spacing.channel(), channel))
                                .map(channel -> new Meeting(box, attempts, deadlines, channel))
                                .forEach(meeting -> check(subject, leads, meeting, findings));
                    }
                }
            }
        }
    }

    private static boolean isFor(@Nullable String wanted, String value) {
        return wanted == null || wanted.equals(value);
    }

    private static void check(Subject subject, ExampleLeadFinder leads, Meeting meeting, Findings findings) {
        var attempts = subject.rows().attempts().get(meeting.attempts.place);
        var deadlines = subject.rows().deadlines().get(meeting.deadlines.place);
        var spacing = subject.rows().spacings().get(meeting.spacing.place);
        int count = attempts.required(meeting.channel);
        if (count < 2 || !deadlines.tier().equals(attempts.tier()) || !meeting.deadlines.overlaps(meeting.attempts)) {
            return;
        }
        var apart = spacing.afterPrevious();
        long amount = Math.min((count - 1L) * apart.amount(), LONGEST);
        var total = new BusinessDuration((int) amount, apart.unit());
        var later = subject.allowances().isLaterApart(total, deadlines.allAttemptsWithin(), findings);
        if (later.answer() != Answer.NEVER) {
            find(subject, leads, meeting, findings)
                    .ifPresent(example -> findings.add(finding(spacing, attempts, deadlines, meeting, later, findings)
                            .withExample(example)));
        }
    }

    /** A lead that gets all three rows. */
    private static Optional<Example> find(
            Subject subject, ExampleLeadFinder leads, Meeting meeting, Findings findings) {
        var all = meeting.attempts.and(meeting.deadlines);
        if (!all.overlaps(meeting.spacing)) {
            return Optional.empty();
        }
        var tier = subject.rows().attempts().get(meeting.attempts.place).tier();
        var winning = new ArrayList<>(leads.winningOver(TableKind.ATTEMPTS, meeting.attempts.place, findings));
        winning.addAll(leads.winningOver(TableKind.DEADLINES, meeting.deadlines.place, findings));
        leads.winningOver(TableKind.SPACING, meeting.spacing.place, findings).stream()
                .filter(box -> isFor(subject.rows().spacings().get(box.place).tier(), tier))
                .filter(box -> isFor(subject.rows().spacings().get(box.place).channel(), meeting.channel))
                .forEach(winning::add);
        return leads.find(tier, all.and(meeting.spacing), winning, findings)
                .map(region -> leads.space().example(region));
    }

    private static Finding finding(
            SpacingRow spacing,
            AttemptsRow attempts,
            DeadlinesRow deadlines,
            Meeting meeting,
            Allowances.Later later,
            Findings findings) {
        var sentence = "The " + attempts.required(meeting.channel) + " attempts by " + meeting.channel + " that row "
                + attempts.row() + " of attempts requires, spaced by " + spacing.afterPrevious() + " (row "
                + spacing.row() + " of spacing), ";
        var within = " the " + deadlines.allAttemptsWithin() + " of row " + deadlines.row() + " of deadlines"
                + (later.because().isEmpty() ? "." : ": " + later.because() + ".");
        var finding =
                switch (later.answer()) {
                    case ALWAYS -> findings.error(sentence + "never fit into" + within);
                    case SOMETIMES -> findings.warning(sentence + "do not always fit into" + within);
                    default -> findings.cannotTell(sentence + "may or may not fit into" + within);
                };
        return finding.withRows(spacing.row())
                .withColumns(List.of("afterPrevious"))
                .withCells(List.of(
                        new Cell(TableKind.SPACING, spacing.row(), "afterPrevious"),
                        new Cell(TableKind.ATTEMPTS, attempts.row(), meeting.channel),
                        new Cell(TableKind.DEADLINES, deadlines.row(), "allAttemptsWithin")))
                .withAdvice("Use a shorter spacing, or allow more time for all attempts.");
    }
}
