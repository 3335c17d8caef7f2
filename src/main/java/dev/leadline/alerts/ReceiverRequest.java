package dev.leadline.alerts;

import dev.leadline.alerts.channels.PublicHosts;
import dev.leadline.alerts.channels.Target;
import dev.leadline.alerts.channels.TargetUrl;
import dev.leadline.alerts.subscriptions.SubscriptionBody;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A receiver as it shall be.
 *
 * @param kind how it is reached
 * @param url where to; of webhooks and Slack only
 * @param address where to; of mail only
 * @param digestEvery of mail only: all alerts of such a period go together; absent is each alone
 * @param enabled whether anything is sent to it; absent is true
 * @param subscriptions what else it wants to hear of; of next actions webhooks only
 */
@Schema(name = "ReceiverRequest")
record ReceiverRequest(
        @NotNull
                @Pattern(regexp = "webhook|slack|email", message = "must be webhook, slack or email")
                @Schema(
                        required = true,
                        enumeration = {"webhook", "slack", "email"})
                String kind,
        @Schema(nullable = true, examples = "https://example.com/alerts") String url,
        @PlainText(max = 254) @Schema(nullable = true, examples = "sales@example.com") String address,
        @Schema(nullable = true, examples = "PT1H", defaultValue = "PT0S") String digestEvery,
        @Schema(nullable = true, defaultValue = "true") Boolean enabled,
        @Size(max = MOST_SUBSCRIPTIONS, message = "must have at most " + MOST_SUBSCRIPTIONS + " entries")
                @Schema(
                        nullable = true,
                        description =
                                "What it hears of besides the alerts that name it; webhooks as CloudEvents, mail and Slack as text")
                List<@NotNull @Valid SubscriptionBody> subscriptions) {

    private static final int MOST_SUBSCRIPTIONS = 1_000;

    private static final Duration LONGEST_DIGEST = Duration.ofDays(7);

    boolean isEnabled() {
        return !Boolean.FALSE.equals(enabled);
    }

    /**
     * @param httpToLocalhost whether {@code http} is allowed there
     * @throws Invalid when a setting is missing, cannot be, or belongs to another kind
     */
    Target toTarget(boolean httpToLocalhost) {
        checkSubscriptions();
        if (kind.equals(Target.Email.KIND)) {
            refuse("/url", "url", url);
            return new Target.Email(checkedAddress(), digest());
        }
        refuse("/address", "address", address);
        refuse("/digestEvery", "digestEvery", digestEvery);
        if (url == null) {
            throw new Invalid("/url", null, "The url is missing. A receiver of kind " + kind + " needs one.");
        }
        PublicHosts.check("/url", url, TargetUrl.parse("/url", url, httpToLocalhost));
        return kind.equals(Target.Slack.KIND) ? new Target.Slack(url) : new Target.Webhook(url);
    }

    List<SubscriptionBody> wanted() {
        return subscriptions == null ? List.of() : subscriptions;
    }

    private void checkSubscriptions() {
        for (int i = 0; i < wanted().size(); i++) {
            var subscription = wanted().get(i);
            subscription.check("/subscriptions/" + i);
            if (subscription.concernsLeads() && !kind.equals(Target.Webhook.KIND)) {
                throw new Invalid(
                        "/subscriptions/" + i,
                        kind,
                        "A receiver of kind " + kind + " cannot subscribe to " + subscription.event()
                                + ".\nUse a receiver of kind webhook.");
            }
        }
    }

    private void refuse(String pointer, String name, String value) {
        if (value != null) {
            throw new Invalid(
                    pointer,
                    value,
                    "The " + name + " (" + QuotedText.of(value) + ") must be absent, because a receiver of kind " + kind
                            + " has none.");
        }
    }

    private String checkedAddress() {
        if (address == null) {
            throw new Invalid("/address", null, "The address is missing. A receiver of kind email needs one.");
        }
        return Target.Email.checked("/address", address);
    }

    private Duration digest() {
        if (digestEvery == null) {
            return Duration.ZERO;
        }
        try {
            var period = Duration.parse(digestEvery);
            boolean isWhole = period.getNano() == 0 && period.getSeconds() % 60 == 0;
            if (isWhole && !period.isNegative() && period.compareTo(LONGEST_DIGEST) <= 0) {
                return period;
            }
        } catch (DateTimeException unreadable) {
            // told below
        }
        throw new Invalid(
                "/digestEvery",
                digestEvery,
                "The digestEvery (" + QuotedText.of(digestEvery)
                        + ") must be a duration of whole minutes, at most 7 days, such as PT1H.");
    }
}
