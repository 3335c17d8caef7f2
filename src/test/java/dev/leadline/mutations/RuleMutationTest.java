package dev.leadline.mutations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.Effort;
import dev.leadline.kernel.decision.Corpus;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.mutations.Trial.Verdict;
import dev.leadline.policies.Checkout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * No part of the rules is there for nothing: whatever is otherwise in them, some case or property tells. A part of all
 * mutants is tried each time, another one for each revision of the rules; {@code -Plong} tries them all, and
 * {@code -Dmutants=a text} those whose id holds it.
 */
class RuleMutationTest {

    private static final String WANTED = System.getProperty("mutants", Effort.of("some", "all"));
    private static final int SOME = 15;
    private static final int MOST_LISTED = 5;
    private static final int LEADS = 150;
    private static final int LEADS_OF_CORPUS = 4_000;

    private static final RuleBase RULES = Checkout.rules();
    private static final List<Mutant> MUTANTS = RuleMutations.of(RULES.files());

    @Test
    void few_survivors_are_listed_each_with_a_reason_and_the_same_as_the_rules_for_every_lead() {
        var corpus = Corpus.of(RULES, LEADS_OF_CORPUS);
        var listed = Survivors.listed();

        assertThat(listed.keySet())
                .isSubsetOf(MUTANTS.stream().map(Mutant::id).toList())
                .hasSizeLessThanOrEqualTo(MOST_LISTED);
        assertThat(MUTANTS.stream().filter(mutant -> listed.containsKey(mutant.id())))
                .allSatisfy(mutant -> assertThat(corpus.findDifference(RULES, compiled(mutant)))
                        .as("what %s decides otherwise", mutant.id())
                        .isEmpty());
    }

    @Test
    @Tag(Effort.LONG)
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void no_mutant_survives_but_those_that_are_listed() throws InterruptedException {
        var trial = new Trial(LEADS);
        assertThat(trial.findFault(RULES))
                .as("what tells the rules from themselves")
                .isEmpty();

        var verdicts = verdicts(trial, wanted());

        System.out.println(report(verdicts));
        assertThat(verdicts.stream().filter(Verdict::survived).map(each -> each.mutant()
                        .id()))
                .as(() -> told(verdicts))
                .containsExactlyInAnyOrderElementsOf(verdicts.stream()
                        .map(each -> each.mutant().id())
                        .filter(Survivors.listed()::containsKey)
                        .toList());
    }

    private static List<Mutant> wanted() {
        if (WANTED.equals("all")) {
            return MUTANTS;
        }
        if (!WANTED.equals("some")) {
            return MUTANTS.stream().filter(each -> each.id().contains(WANTED)).toList();
        }
        var shuffled = new ArrayList<>(MUTANTS);
        Collections.shuffle(shuffled, new Random(RULES.revision().hashCode()));
        return shuffled.subList(0, Math.min(SOME, shuffled.size()));
    }

    private static List<Verdict> verdicts(Trial trial, List<Mutant> mutants) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            var verdicts = new ArrayList<Verdict>();
            for (var verdict : threads.invokeAll(mutants.stream()
                    .map(mutant -> (Callable<Verdict>) () -> trial.on(mutant))
                    .toList())) {
                verdicts.add(verdict.get());
            }
            return verdicts;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A mutant could not be tried", failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static RuleBase compiled(Mutant mutant) {
        return RuleBase.compile(mutant.within(RULES.files()));
    }

    private static String report(List<Verdict> verdicts) {
        var kills = verdicts.stream()
                .collect(Collectors.groupingBy(
                        each -> each.killedBy().map(by -> by.split(" ")[0]).orElse("nothing"), Collectors.counting()));
        return "Of " + MUTANTS.size() + " mutants of the rules " + verdicts.size() + " were tried; told by " + kills;
    }

    /** The survivors that are not listed, each with the smallest lead found that tells it: the case that is missing. */
    private static String told(List<Verdict> verdicts) {
        var corpus = Corpus.of(RULES, LEADS_OF_CORPUS);
        return verdicts.stream()
                .filter(each -> each.survived()
                        && !Survivors.listed().containsKey(each.mutant().id()))
                .map(each -> each.mutant().id() + "\n    "
                        + corpus.findDifference(RULES, compiled(each.mutant()))
                                .orElse("decides the same for every lead"))
                .collect(Collectors.joining("\n", "Mutants that nothing tells from the rules:\n", ""));
    }
}
