package dev.leadline.optimisations;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.policies.drafts.Draft;
import dev.leadline.policies.drafts.Drafts;
import dev.leadline.policies.drafts.Edition;
import dev.leadline.policies.drafts.Editions;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publications.Publication;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Precondition;
import dev.leadline.web.problems.Problem;
import dev.leadline.whatifs.WhatIfStarts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.stream.Collectors;

/** Puts what an analysis recommends into a draft, and has it tried on past decisions. It never publishes. */
@ApplicationScoped
class RecommendationDrafts {

    private static final Duration LOOK_BACK = Duration.ofDays(90);

    private final Drafts drafts;
    private final Editions editions;
    private final Policies policies;
    private final WhatIfStarts whatIfs;
    private final InstantSource clock;

    RecommendationDrafts(
            Drafts drafts, Editions editions, Policies policies, WhatIfStarts whatIfs, InstantSource clock) {
        this.drafts = drafts;
        this.editions = editions;
        this.policies = policies;
        this.whatIfs = whatIfs;
        this.clock = clock;
    }

    private record Edited(Draft draft, AttemptsCell before) {}

    /**
     * @param ifMatch the state of an existing draft that the editor saw; {@code null} for any
     * @throws Problem 404 without such a policy; 409 when nothing is recommended for the tier, or it is what stands there; 412
     *     when the draft has changed
     * @throws Invalid when the analysis or the policy does not have the tier or the channel
     */
    DraftedBody draft(OptimisationBody made, DraftRequest asked, String by, String ifMatch) {
        policies.checkKnown(asked.policy());
        int attempts = recommended(made, asked.tier());
        var channel =
                Objects.requireNonNullElse(asked.channel(), Objects.requireNonNullElse(made.channel(), Terms.PHONE));
        var name = asked.draft() == null ? "attempts-" + made.id() : asked.draft();
        if (name.equals(Publication.Said.FOLDER)) {
            throw Problem.conflict(
                    "/draft", name, "The name (folder) is reserved for changes from the policies folder.");
        }
        var edited = QuarkusTransaction.requiringNew().call(() -> {
            var draft = drafts.find(asked.policy(), name).orElseGet(() -> created(asked.policy(), name, by));
            var cell = AttemptsCell.of(draft.source(), asked.tier(), channel, asked.row());
            if (cell.text().equals(String.valueOf(attempts))) {
                throw Problem.conflict(
                        "The draft (" + name + ") already asks for " + attempts + " attempts of the tier ("
                                + QuotedText.of(asked.tier()) + "), as the analysis recommends. Nothing was changed.");
            }
            var what = "took %d attempts for tier %s from optimisation %d".formatted(attempts, asked.tier(), made.id());
            var seen = new Precondition(ifMatch == null ? "*" : ifMatch, null);
            return new Edited(
                    drafts.edit(
                            draft,
                            seen,
                            drafts.edit(what, by),
                            source -> source.withTable(TableKind.ATTEMPTS, cell.with(attempts))),
                    cell);
        });
        return tried(edited, asked, channel, by);
    }

    private Draft created(String policyId, String name, String by) {
        var source = editions.get(policyId, Edition.IN_FORCE).source();
        var basedOn =
                policies.history().findLast(policyId).map(Publication::sequence).orElse(null);
        return drafts.create(policyId, name, source, basedOn, drafts.edit("created from " + Edition.IN_FORCE, by));
    }

    private static int recommended(OptimisationBody made, String tier) {
        var analysed = made.tiers().stream()
                .filter(each -> tier.equals(each.tier()))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        "/tier",
                        tier,
                        "The analysis has no tier (" + QuotedText.of(tier) + ").\nUse one of "
                                + made.tiers().stream()
                                        .map(each -> String.valueOf(each.tier()))
                                        .collect(Collectors.joining(", "))
                                + "."));
        var advice = analysed.advice();
        if (advice.recommendation() == null) {
            throw Problem.conflict("The analysis recommends nothing for the tier (" + QuotedText.of(tier) + "). "
                    + advice.refusals().get(0).sentence());
        }
        return advice.recommendation().attempts();
    }

    /** The draft is there, whether a what-if can start now or not. */
    private DraftedBody tried(Edited edited, DraftRequest asked, String channel, String by) {
        var draft = edited.draft();
        String whatIf = null;
        String refused = null;
        try {
            var from = asked.from() == null ? clock.instant().minus(LOOK_BACK) : asked.from();
            whatIf = whatIfs.start(
                    draft.policyId(),
                    "draft:" + draft.name() + "@" + draft.revision(),
                    from,
                    by == null ? "unknown" : by);
        } catch (Invalid | Problem why) {
            refused = why.getMessage();
        }
        return new DraftedBody(
                draft.policyId(),
                "/v1/policies/" + draft.policyId() + "/drafts/" + draft.name(),
                draft.revision(),
                edited.before().rowName(),
                channel,
                edited.before().text(),
                after(draft, edited),
                whatIf,
                refused);
    }

    private static String after(Draft draft, Edited edited) {
        return draft.source()
                .findTable(TableKind.ATTEMPTS)
                .orElseThrow()
                .rows()
                .get(edited.before().row())
                .get(edited.before().column());
    }
}
