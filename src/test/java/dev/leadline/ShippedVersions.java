package dev.leadline;

import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.obligation.VersionPeriod;
import dev.leadline.kernel.tracking.LeadVersions;
import dev.leadline.kernel.tracking.RulesPublication;
import dev.leadline.kernel.tracking.VersionLookup;
import dev.leadline.policies.publications.PoliciesInForce;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.policies.source.PolicyFolder;
import dev.leadline.rules.ContentFolder;
import dev.leadline.rules.RuleFolder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The policies, calendars and rules as they ship, as if they had always been in force. */
public final class ShippedVersions implements VersionLookup {

    private final PoliciesInForce policies;

    private ShippedVersions(PoliciesInForce policies) {
        this.policies = policies;
    }

    public static ShippedVersions load() {
        var rules = RuleFolder.load(ContentFolder.of("rules", Optional.empty()));
        var content =
                new PolicyFolder(ContentFolder.of("policies", Optional.empty()).read()).read();
        return new ShippedVersions(new PoliciesInForce(
                content.policies().stream().map(AuthoredPolicy::policy).toList(),
                content.calendars().stream().collect(Collectors.toMap(CalendarVersion::id, Function.identity())),
                rules));
    }

    public BusinessCalendar usSales() {
        return policies.findCalendar("us-sales").orElseThrow().calendar();
    }

    @Override
    public LeadVersions of(String policyId, Lead lead, Instant upTo) {
        var policy = policyId == null
                ? policies.findForStage(lead.stage()).orElseThrow()
                : policies.find(policyId).orElseThrow();
        var held = new LeadVersions.Turn(VersionPeriod.first(policy), "policy:1");
        var rules = new RulesPublication(1, policies.rules().revision(), null, Instant.EPOCH, "shipped", "they ship");
        return new LeadVersions(policy.terms().id(), List.of(held), null, policies.decider(), rules);
    }
}
