package dev.leadline.optimisations.leads;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.Parameters;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.rows.TierRow;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.web.Closest;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;

/** Makes a filter of tracked leads of a request, by the words that their policy in force knows. */
@ApplicationScoped
public class LeadSelection {

    private static final int STALE_DAYS = 90;

    private final Policies policies;
    private final InstantSource clock;
    private final ObjectMapper json;

    LeadSelection(Policies policies, InstantSource clock, ObjectMapper json) {
        this.policies = policies;
        this.clock = clock;
        this.json = json;
    }

    /** The channel whose attempts are counted. */
    public static String channel(LeadsRequest asked) {
        return asked.channel() == null ? Terms.PHONE : asked.channel();
    }

    /** @throws Invalid when the policy, channel, tier or an attribute is unknown, or receipt ends before it begins */
    public Parameters parameters(LeadsRequest asked) {
        var policy = policies.findInForce(asked.policy())
                .map(AuthoredPolicy::policy)
                .orElseThrow(() -> new Invalid(
                        "/policy",
                        asked.policy(),
                        "The policy (" + QuotedText.of(asked.policy()) + ") is not in force.\nSee /v1/policies."));
        checkWords(asked, policy);
        if (asked.receivedFrom() != null
                && asked.receivedTo() != null
                && !asked.receivedFrom().isBefore(asked.receivedTo())) {
            throw new Invalid(
                    "/receivedFrom",
                    asked.receivedFrom(),
                    "The receivedFrom (" + asked.receivedFrom() + ") must be before the receivedTo ("
                            + asked.receivedTo() + ").");
        }
        int days = asked.staleDays() == null ? STALE_DAYS : asked.staleDays();
        return Parameters.of("policy", asked.policy())
                .and("channel", channel(asked))
                .and("tier", asked.tier())
                .and("source", asked.source())
                .and("attributes", JsonText.write(json, asked.attributes() == null ? Map.of() : asked.attributes()))
                .and("received_from", asked.receivedFrom())
                .and("received_to", asked.receivedTo())
                .and("stale_at", clock.instant().minus(Duration.ofDays(days)));
    }

    private static void checkWords(LeadsRequest asked, Policy policy) {
        check("/channel", "channel", channel(asked), policy.terms().channels());
        if (asked.tier() != null) {
            var tiers = policy.rows().tiers().stream().map(TierRow::tier).toList();
            check("/tier", "tier", asked.tier(), new TreeSet<>(tiers));
        }
        if (asked.attributes() != null) {
            var known = new TreeSet<String>();
            Arrays.stream(TableKind.values())
                    .forEach(kind -> known.addAll(policy.terms().segmentedBy(kind)));
            for (var name : asked.attributes().keySet()) {
                check("/attributes/" + name.replace("~", "~0").replace("/", "~1"), "attribute", name, known);
            }
        }
    }

    private static void check(String pointer, String kind, String name, Collection<String> known) {
        if (known.contains(name)) {
            return;
        }
        var all = known.isEmpty() ? "It segments by no attribute." : "Use one of " + String.join(", ", known) + ".";
        throw new Invalid(
                pointer,
                name,
                "The " + kind + " (" + QuotedText.of(name) + ") is unknown to the policy.\n"
                        + Closest.to(name, known)
                                .map(meant -> "Did you mean `" + meant + "`?")
                                .orElse(all));
    }
}
