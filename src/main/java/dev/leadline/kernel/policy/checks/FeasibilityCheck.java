package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.calendar.BusinessDuration.Unit;
import dev.leadline.kernel.policy.AttemptsRow;
import dev.leadline.kernel.policy.DeadlinesRow;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.checks.Allowances.Answer;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import java.util.ArrayList;
import java.util.stream.IntStream;

/**
 * Can what is asked for be done? It cannot, and is an error, where no time is allowed, where the first call may always
 * be made later than everything, and where attempts are required that never count. It is doubtful, and a warning, where
 * the first call may sometimes be later, and where nothing, or no call, is required of a tier that is worked.
 */
final class FeasibilityCheck implements TableCheck {

    private static final String FIRST = "firstCallWithin";
    private static final String ALL = "allAttemptsWithin";

    @Override
    public Kind kind() {
        return Kind.NOT_FEASIBLE;
    }

    @Override
    public void check(Subject subject, TableKind table, Findings findings) {
        if (table == TableKind.ATTEMPTS) {
            subject.rows().attempts().forEach(row -> checkAttempts(subject, row, findings));
        } else if (table == TableKind.DEADLINES) {
            for (var row : subject.rows().deadlines()) {
                checkZero(row, FIRST, row.firstCallWithin(), findings);
                checkZero(row, ALL, row.allAttemptsWithin(), findings);
                if (row.firstCallWithin() != null) {
                    checkOrder(subject, row, findings);
                    checkCanCall(subject, row, findings);
                }
            }
            checkCalls(subject, findings);
        }
    }

    private static void checkAttempts(Subject subject, AttemptsRow row, Findings findings) {
        if (row.required().values().stream().allMatch(count -> count == 0)) {
            findings.add(findings.warning("Row " + row.row() + " of attempts requires no attempt in any channel: a lead"
                            + " of tier " + row.tier() + " may be given up at once.")
                    .withRows(row.row())
                    .withColumns(subject.terms().channels())
                    .withAdvice("Maybe set the `handling` of " + row.tier() + " to nurture."));
        }
        row.required().forEach((channel, count) -> {
            if (count > 0 && !subject.rows().outcomes().isEmpty() && !subject.canCount(channel)) {
                findings.add(findings.error("Row " + row.row() + " of attempts requires " + count + " attempts by "
                                + channel + ", and by attempt-outcomes none in that channel ever counts.")
                        .withRows(row.row())
                        .withColumns(channel));
            }
        });
    }

    /** The close of the same day is some time; no hours, minutes or days are none. */
    private static void checkZero(DeadlinesRow row, String column, BusinessDuration within, Findings findings) {
        if (within != null && within.amount() == 0 && within.unit() != Unit.BUSINESS_DAYS) {
            findings.add(findings.error("The `" + column + "` (" + within + ") of row " + row.row()
                            + " of deadlines is due at the very moment the clock starts.")
                    .withRows(row.row())
                    .withColumns(column)
                    .withAdvice("Maybe \"0 business days\", for the close of the same day."));
        }
    }

    private static void checkOrder(Subject subject, DeadlinesRow row, Findings findings) {
        var later = subject.allowances().isLater(row.firstCallWithin(), row.allAttemptsWithin(), findings);
        if (later.answer() == Answer.NEVER) {
            return;
        }
        var both = "The `" + FIRST + "` (" + row.firstCallWithin() + ") of row " + row.row() + " of deadlines ";
        var than = " later than its `" + ALL + "` (" + row.allAttemptsWithin() + ")";
        var because = later.because().isEmpty() ? "." : ": " + later.because() + ".";
        var finding =
                switch (later.answer()) {
                    case ALWAYS -> findings.error(both + "is" + than + because);
                    case SOMETIMES -> findings.warning(both + "can be" + than + because);
                    default -> findings.cannotTell(both + "may or may not be" + than + because);
                };
        findings.add(finding.withRows(row.row()).withColumns(FIRST, ALL));
    }

    private static void checkCanCall(Subject subject, DeadlinesRow row, Findings findings) {
        boolean listed = subject.terms().channels().contains(Terms.PHONE);
        if (!listed || !subject.rows().outcomes().isEmpty() && !subject.canCount(Terms.PHONE)) {
            findings.add(findings.error("Row " + row.row() + " of deadlines wants a first call within "
                            + row.firstCallWithin() + ", and "
                            + (listed
                                    ? "by attempt-outcomes no attempt by " + Terms.PHONE + " ever counts."
                                    : "the policy has no channel " + Terms.PHONE + "."))
                    .withRows(row.row())
                    .withColumns(FIRST));
        }
    }

    /** A first call without any call required: shown by a lead that gets both rows. */
    private static void checkCalls(Subject subject, Findings findings) {
        var attempts = subject.rows().attempts();
        int[] without = IntStream.range(0, attempts.size())
                .filter(place -> attempts.get(place).required(Terms.PHONE) == 0)
                .toArray();
        if (without.length == 0 || !subject.terms().channels().contains(Terms.PHONE)) {
            return;
        }
        var leads = new Leads(subject, TableKind.ATTEMPTS, TableKind.DEADLINES);
        for (var call : leads.boxes(TableKind.DEADLINES)) {
            var row = subject.rows().deadlines().get(call.place);
            findings.spend(without.length);
            if (row.firstCallWithin() != null) {
                IntStream.of(without)
                        .filter(place -> attempts.get(place).tier().equals(row.tier()))
                        .forEach(place -> checkCall(subject, leads, call, place, findings));
            }
        }
    }

    private static void checkCall(Subject subject, Leads leads, Box call, int place, Findings findings) {
        var attempts = subject.rows().attempts().get(place);
        var box = leads.box(TableKind.ATTEMPTS, place);
        if (!box.overlaps(call)) {
            return;
        }
        var winning = new ArrayList<>(leads.winningOver(TableKind.ATTEMPTS, place, findings));
        winning.addAll(leads.winningOver(TableKind.DEADLINES, call.place, findings));
        leads.find(attempts.tier(), box.and(call), winning, findings).ifPresent(region -> {
            var row = subject.rows().deadlines().get(call.place);
            var example = leads.space().example(region);
            findings.add(findings.warning("Row " + row.row() + " of deadlines wants a first call within "
                            + row.firstCallWithin() + ", and row " + attempts.row()
                            + " of attempts requires no attempt by "
                            + Terms.PHONE + ", for " + example.in(TableKind.DEADLINES) + ".")
                    .withRows(row.row())
                    .withColumns(FIRST)
                    .withAdvice("Maybe require one, or leave `" + FIRST + "` blank.")
                    .withExample(example));
        });
    }
}
