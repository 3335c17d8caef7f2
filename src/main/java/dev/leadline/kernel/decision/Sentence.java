package dev.leadline.kernel.decision;

import dev.leadline.kernel.obligation.NextAttempt;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.obligation.RequiredAction;
import dev.leadline.kernel.policy.ActionType;
import dev.leadline.kernel.policy.words.ChannelWords;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A required action in one sentence, for the person who must do it. It says the same until the answer changes (T3). */
public final class Sentence {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEEE d MMMM HH:mm", Locale.ENGLISH);

    private final Decision decision;

    private Sentence(Decision decision) {
        this.decision = decision;
    }

    /** The sentence for one of the decision's required actions. */
    public static String of(RequiredAction action, Decision decision) {
        return new Sentence(decision).say(action);
    }

    private String say(RequiredAction action) {
        switch (action.type()) {
            case ActionType.ATTEMPT:
                return attempt(there(action.attempt(), "attempt")) + by(action);
            case ActionType.ACCEPT_OR_REJECT:
                return "Accept or reject the lead" + by(action) + " It was reached.";
            case ActionType.DISQUALIFY_OR_RETURN:
                return "Disqualify the lead or return it to marketing" + by(action) + " Nobody was reached in "
                        + attemptsMade() + ".";
            case ActionType.NURTURE:
                return "Keep the lead with " + action.responsible() + " and nurture it: its rank ("
                        + there(decision.lead().rank(), "rank").toPlainString() + ") is below the worked bands.";
            case ActionType.SCORE:
                return action.state() == null
                        ? "Rank the lead: it has no rank, so no tier applies."
                        : "Rank the lead" + by(action);
            case ActionType.NONE:
                return "Nothing is required: the lead was "
                        + there(decision.history().disposition(), "disposition")
                                .type()
                                .name()
                                .toLowerCase(Locale.ROOT) + ".";
            default:
                return declared(action);
        }
    }

    /** What a decision has that requires such an action. */
    private static <T> T there(@Nullable T part, String name) {
        return Objects.requireNonNull(part, name);
    }

    private String declared(RequiredAction action) {
        var title = decision.policy()
                .terms()
                .findAction(action.type())
                .map(ActionType::title)
                .orElse(action.type());
        return action.state() == null ? title + "." : title + by(action);
    }

    private static String attempt(NextAttempt next) {
        var count = " (attempt " + next.number() + " of " + next.of() + ")";
        return ChannelWords.request(next.channel()) + count;
    }

    private String attemptsMade() {
        return there(decision.conclusions().required(), "requirement").channels().stream()
                .filter(floor -> floor.made() > 0)
                .map(floor -> ChannelWords.count(floor.channel(), floor.made()))
                .collect(Collectors.joining(" and "));
    }

    private String by(RequiredAction action) {
        if (action.dueAt() == null) {
            return "; the clock is paused.";
        }
        var moment =
                moment(action.dueAt(), decision.clock().calendar().calendar().zone());
        return action.state() == ObligationState.BREACHED
                ? " now: it was due by " + moment + "."
                : " by " + moment + ".";
    }

    /** Such as "Friday 22 January 17:00 New York time". */
    private static String moment(Instant instant, ZoneId zone) {
        var id = zone.getId();
        var place = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
        return MOMENT.format(instant.atZone(zone)) + " " + place + (id.contains("/") ? " time" : "");
    }
}
