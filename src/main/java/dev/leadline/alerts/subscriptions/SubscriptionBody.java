package dev.leadline.alerts.subscriptions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.Identifier;
import dev.leadline.web.Name;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a receiver wants to hear of: each change of the next action of one lead, or of all leads of a team or an owner; or
 * that a policy went back in an emergency.
 *
 * @param event next-action-changed or published-in-emergency
 * @param lead the id of a lead
 * @param team the name of a team
 * @param owner the name of an owner
 * @param policy the id of a policy
 */
@Schema(name = "Subscription")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubscriptionBody(
        @Pattern(
                        regexp = NEXT_ACTION_CHANGED + "|" + PUBLISHED_IN_EMERGENCY,
                        message = "must be " + NEXT_ACTION_CHANGED + " or " + PUBLISHED_IN_EMERGENCY)
                @Schema(
                        required = true,
                        enumeration = {NEXT_ACTION_CHANGED, PUBLISHED_IN_EMERGENCY},
                        description =
                                "What the receiver hears of: each change of what is next for a lead, by whom or by"
                                        + " when; or that a policy went back without the consents that were needed")
                String event,
        @Identifier
                @Schema(
                        description = "The id of a lead. Exactly one of `lead`, `team` and `owner` is given for"
                                + " next-action-changed")
                String lead,
        @PlainText @Schema(description = "The name of a team: all its leads", examples = "east") String team,
        @PlainText @Schema(description = "The name of an owner: all their leads", examples = "east-1") String owner,
        @Name
                @Schema(
                        description = "The id of a policy, for published-in-emergency; absent is all policies",
                        examples = "mql-to-sal-simple")
                String policy) {

    public static final String NEXT_ACTION_CHANGED = "next-action-changed";

    public static final String PUBLISHED_IN_EMERGENCY = "published-in-emergency";

    /** The value of a subscription to all policies. */
    static final String ALL = "";

    /** What a subscription is about. */
    enum Subject {
        LEAD,
        TEAM,
        OWNER,
        POLICY
    }

    static SubscriptionBody of(Subject subject, String value) {
        return new SubscriptionBody(
                subject == Subject.POLICY ? PUBLISHED_IN_EMERGENCY : NEXT_ACTION_CHANGED,
                subject == Subject.LEAD ? value : null,
                subject == Subject.TEAM ? value : null,
                subject == Subject.OWNER ? value : null,
                subject == Subject.POLICY && !value.equals(ALL) ? value : null);
    }

    /** Returns whether it is about leads. Programs hear of them, people of all else too. */
    public boolean concernsLeads() {
        return !PUBLISHED_IN_EMERGENCY.equals(event);
    }

    /** @throws Invalid unless it names the event, and of leads exactly one lead, team or owner */
    public void check(String pointer) {
        if (event == null) {
            throw new Invalid(
                    pointer + "/event",
                    null,
                    "The event is missing.\nUse `" + NEXT_ACTION_CHANGED + "` or `" + PUBLISHED_IN_EMERGENCY + "`.");
        }
        long named = Stream.of(lead, team, owner).filter(Objects::nonNull).count();
        if (!concernsLeads()) {
            refuse(pointer, named > 0, "lead, team or owner");
            return;
        }
        refuse(pointer, policy != null, "policy");
        if (named != 1) {
            throw new Invalid(
                    pointer,
                    named == 0 ? null : QuotedText.of(toString()),
                    "A subscription must name one lead, team or owner; this one names "
                            + (named == 0 ? "none" : named + " of them")
                            + ".\nUse one of `lead`, `team` and `owner`.");
        }
    }

    private void refuse(String pointer, boolean isNamed, String what) {
        if (isNamed) {
            throw new Invalid(
                    pointer,
                    QuotedText.of(toString()),
                    "A subscription to " + event + " names no " + what + ".\nLeave it out.");
        }
    }

    Subject subject() {
        if (!concernsLeads()) {
            return Subject.POLICY;
        }
        return lead != null ? Subject.LEAD : team != null ? Subject.TEAM : Subject.OWNER;
    }

    String value() {
        if (!concernsLeads()) {
            return policy == null ? ALL : policy;
        }
        return lead != null ? lead : team != null ? team : owner;
    }
}
