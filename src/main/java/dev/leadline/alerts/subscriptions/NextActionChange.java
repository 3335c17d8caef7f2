package dev.leadline.alerts.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leadline.alerts.subscriptions.SubscriptionBody.Subject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The next action of a lead, before and after.
 *
 * @param before null when there was none
 * @param after null when there is none any more
 */
public record NextActionChange(String leadId, Standing before, Standing after) {

    /** What is next, and by when, as decisions answer it. How it stands and what it is called may change by time alone. */
    private static final List<String> WHAT_AND_WHEN =
            List.of("type", "channel", "attempt", "of", "responsible", "dueAt");

    /**
     * What is next for a lead.
     *
     * @param owner who works on the lead; null when nobody does
     * @param team the owner's team; null when there is none
     * @param action the required action as decisions answer it
     * @param decisionId the decision that says so
     */
    public record Standing(String owner, String team, JsonNode action, UUID decisionId) {

        private boolean isSame(Standing other) {
            return Objects.equals(owner, other.owner)
                    && Objects.equals(team, other.team)
                    && WHAT_AND_WHEN.stream()
                            .allMatch(field -> action.path(field).equals(other.action.path(field)));
        }
    }

    /** Returns whether it is one: what is next, by whom, or by when is not as it was. */
    boolean isOne() {
        return before == null ? after != null : after == null || !before.isSame(after);
    }

    private Stream<Standing> both() {
        return Stream.of(before, after).filter(Objects::nonNull);
    }

    /** The teams that hear of it: also the one that does not have the lead any more. */
    List<String> teams() {
        return both().map(Standing::team).filter(Objects::nonNull).distinct().toList();
    }

    /** The owners that hear of it. */
    List<String> owners() {
        return both().map(Standing::owner).filter(Objects::nonNull).distinct().toList();
    }

    boolean isAbout(Subject subject, String value) {
        return switch (subject) {
            case LEAD -> leadId.equals(value);
            case TEAM -> teams().contains(value);
            case OWNER -> owners().contains(value);
            case POLICY -> false;
        };
    }
}
