package dev.leadline.commitments.terms;

import dev.leadline.commitments.terms.CommitmentDefinition.TypeDefinition;
import dev.leadline.commitments.terms.CommitmentDefinition.WorkDefinition;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.commitment.NumberChecks;
import dev.leadline.kernel.commitment.Shares;
import dev.leadline.web.QuotedText;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the numbers of terms, all of them at once. */
final class TermsCheck {

    private static final int MOST_LEADS = 1_000_000_000;
    private static final int MOST_ATTEMPTS = 1_000;
    private static final int MOST_MINUTES = 600;
    private static final int MOST_PEOPLE = 100_000;

    private final CommitmentDefinition terms;
    private final NumberChecks checks = new NumberChecks();

    private TermsCheck(CommitmentDefinition terms) {
        this.terms = terms;
    }

    /** @throws Invalid with every fault, each at its place in the terms */
    static void check(CommitmentDefinition terms) {
        var check = new TermsCheck(terms);
        check.checks
                .amount("/quota", "quota", terms.quota())
                .amount("/averageDeal", "averageDeal", terms.averageDeal());
        Shares.check(check.checks, terms.originatedShare(), terms.influencedShare(), terms.bothShare());
        check.types();
        check.quality();
        check.sales();
        check.checks.orThrow();
    }

    private void types() {
        var names = new HashSet<String>();
        for (int i = 0; i < terms.types().size(); i++) {
            var type = terms.types().get(i);
            var at = "/types/" + i;
            if (!names.add(type.type())) {
                checks.add(at + "/type", type.type(), "The type (" + QuotedText.of(type.type()) + ") is named twice.");
            }
            type(at, type);
            work(at + "/work", type.work() == null ? List.of() : type.work());
        }
    }

    private void type(String at, TypeDefinition type) {
        conversion(at, type);
        if (type.averageDeal() != null) {
            checks.amount(at + "/averageDeal", "averageDeal", type.averageDeal());
        }
        if (type.currency() != null && !type.currency().equals(terms.currency())) {
            checks.add(
                    at + "/currency",
                    type.currency(),
                    "The currency (%s) of the type %s is not that of the terms, %s.\nUse one currency, or a commitment for each."
                            .formatted(
                                    QuotedText.of(type.currency()),
                                    QuotedText.of(type.type()),
                                    QuotedText.of(terms.currency())));
        }
        checks.upTo(MOST_LEADS, at + "/planned", "planned", BigDecimal.valueOf(type.planned()));
        if (type.influencedPlanned() != null) {
            checks.upTo(
                    MOST_LEADS,
                    at + "/influencedPlanned",
                    "influencedPlanned",
                    BigDecimal.valueOf(type.influencedPlanned()));
        }
    }

    /** What is not known is not 0: a type without a closed deal has an assumed conversion. */
    private void conversion(String at, TypeDefinition type) {
        if (type.conversion() == null) {
            if (type.assumedConversion() == null) {
                checks.add(
                        at + "/conversion",
                        null,
                        "The conversion of the type %s is missing.\nUse assumedConversion while no deal of it is closed."
                                .formatted(QuotedText.of(type.type())));
            } else {
                checks.rate(at + "/assumedConversion", "assumedConversion", type.assumedConversion());
            }
            return;
        }
        if (type.assumedConversion() != null) {
            checks.add(
                    at + "/assumedConversion",
                    type.assumedConversion(),
                    "The type %s has a conversion (%s), so nothing is to be assumed.\nLeave out assumedConversion."
                            .formatted(QuotedText.of(type.type()), type.conversion()));
        }
        if (type.conversion().signum() == 0) {
            checks.add(
                    at + "/conversion",
                    type.conversion(),
                    "The conversion (%s) must be above 0 and at most 1.\nUse assumedConversion while no deal of the type %s is closed."
                            .formatted(type.conversion(), QuotedText.of(type.type())));
        } else {
            checks.rate(at + "/conversion", "conversion", type.conversion());
        }
    }

    private void work(String at, List<WorkDefinition> work) {
        Set<String> channels = new HashSet<>();
        for (int i = 0; i < work.size(); i++) {
            var each = work.get(i);
            var place = at + "/" + i;
            if (!channels.add(each.channel())) {
                checks.add(
                        place + "/channel",
                        each.channel(),
                        "The channel (" + QuotedText.of(each.channel()) + ") is named twice.");
            }
            checks.upTo(MOST_ATTEMPTS, place + "/attempts", "attempts", BigDecimal.valueOf(each.attempts()));
            if (each.expected() != null) {
                checks.upTo(Math.max(0, each.attempts()), place + "/expected", "expected", each.expected());
            }
            if (each.expected() != null && each.reached() != null) {
                checks.add(place + "/reached", null, "There is `expected` as well as `reached`.\nUse one of them.");
            }
            for (int k = 0; each.reached() != null && k < each.reached().size(); k++) {
                checks.share(
                        place + "/reached/" + k, "share reached", each.reached().get(k));
            }
        }
    }

    private void quality() {
        if (terms.qualityRules() == null) {
            return;
        }
        try {
            var within = BusinessDuration.parse(terms.qualityRules().within());
            if (within.unit() != BusinessDuration.Unit.BUSINESS_DAYS) {
                checks.add(
                        "/qualityRules/within",
                        within,
                        "The `within` (%s) must be business days.\nUse a duration such as \"5 business days\"."
                                .formatted(within));
            }
        } catch (Invalid invalid) {
            invalid.under("/qualityRules/within")
                    .faults()
                    .forEach(fault -> checks.add(fault.pointer(), fault.value(), fault.detail()));
        }
    }

    private void sales() {
        var sales = terms.sales();
        if (sales == null) {
            return;
        }
        checks.upTo(MOST_PEOPLE, "/sales/people", "people", sales.people())
                .upTo(24, "/sales/hoursADay", "hoursADay", sales.hoursADay());
        if (sales.absentHours() != null) {
            checks.upTo(1_000_000_000L, "/sales/absentHours", "absentHours", sales.absentHours());
        }
        for (int i = 0; i < sales.channels().size(); i++) {
            checks.upTo(
                    MOST_MINUTES,
                    "/sales/channels/" + i + "/minutes",
                    "minutes",
                    sales.channels().get(i).minutes());
        }
    }
}
