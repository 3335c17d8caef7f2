package dev.leadline.alerts.subscriptions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.Identifier;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a receiver wants to hear of: each change of the next action of one lead, or of all leads of a team or an owner.
 *
 * @param event next-action-changed
 * @param lead the id of a lead
 * @param team the name of a team
 * @param owner the name of an owner
 */
@Schema(name = "Subscription")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubscriptionBody(
        @Pattern(regexp = NEXT_ACTION_CHANGED, message = "must be " + NEXT_ACTION_CHANGED)
                @Schema(
                        required = true,
                        enumeration = NEXT_ACTION_CHANGED,
                        description =
                                "What the receiver hears of: each change of what is next for a lead, by whom or by"
                                        + " when")
                String event,
        @Identifier @Schema(description = "The id of a lead. Exactly one of `lead`, `team` and `owner` is given")
                String lead,
        @PlainText @Schema(description = "The name of a team: all its leads", examples = "east") String team,
        @PlainText @Schema(description = "The name of an owner: all their leads", examples = "east-1") String owner) {

    public static final String NEXT_ACTION_CHANGED = "next-action-changed";

    /** What a subscription is about. */
    enum Subject {
        LEAD,
        TEAM,
        OWNER
    }

    static SubscriptionBody of(Subject subject, String value) {
        return new SubscriptionBody(
                NEXT_ACTION_CHANGED,
                subject == Subject.LEAD ? value : null,
                subject == Subject.TEAM ? value : null,
                subject == Subject.OWNER ? value : null);
    }

    /** @throws Invalid unless it names the event and exactly one lead, team or owner */
    public void check(String pointer) {
        if (event == null) {
            throw new Invalid(pointer + "/event", null, "The event is missing.\nUse `" + NEXT_ACTION_CHANGED + "`.");
        }
        long named = Stream.of(lead, team, owner).filter(Objects::nonNull).count();
        if (named != 1) {
            throw new Invalid(
                    pointer,
                    named == 0 ? null : QuotedText.of(toString()),
                    "A subscription must name one lead, team or owner; this one names "
                            + (named == 0 ? "none" : named + " of them")
                            + ".\nUse one of `lead`, `team` and `owner`.");
        }
    }

    Subject subject() {
        return lead != null ? Subject.LEAD : team != null ? Subject.TEAM : Subject.OWNER;
    }

    String value() {
        return lead != null ? lead : team != null ? team : owner;
    }
}
