package dev.leadline.kernel.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leadline.decisions.DecidedText;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.obligation.VersionPeriod;
import dev.leadline.kernel.rules.RuleBase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Many leads, and what some rules decide on them: everything that is answered, noticed and kept of it. Other rules that
 * decide the same on all of them are presumably the same; where they do not, the lead is the witness.
 */
public final class Corpus {

    private static final long SEED = 20261127;
    private static final int MOST_SHOWN = 8;

    private final List<RandomFacts.Many> leads;
    private final List<String> answers;

    private Corpus(List<RandomFacts.Many> leads, List<String> answers) {
        this.leads = leads;
        this.answers = answers;
    }

    /** As many leads, the first half of which have one policy only, as {@code rules} decide on them. */
    public static Corpus of(RuleBase rules, int size) {
        var decider = new Decider(rules);
        var leads = Stream.iterate(0, i -> i + 1)
                .limit(size)
                .map(i -> lead(i, i < size / 2))
                .toList();
        return new Corpus(
                leads, leads.stream().map(each -> answer(decider, each)).toList());
    }

    private static RandomFacts.Many lead(int i, boolean one) {
        var random = new Random(SEED + i);
        if (one) {
            var asked = RandomFacts.nextAsked(random);
            return telling(i, new RandomFacts.Many(List.of(VersionPeriod.first(asked.policy())), asked.facts()));
        }
        return telling(i, RandomFacts.nextMany(random));
    }

    /** Every other lead has policies that tell of many thresholds. */
    private static RandomFacts.Many telling(int i, RandomFacts.Many many) {
        return i % 2 == 0 ? many : new RandomFacts.Many(NoticePropertiesTest.telling(many.regimes()), many.facts());
    }

    /** The smallest lead found on which {@code other} rules decide otherwise, and how; empty when there is none. */
    public Optional<String> findDifference(RuleBase rules, RuleBase other) {
        var theirs = new Decider(other);
        for (int i = 0; i < leads.size(); i++) {
            if (!answer(theirs, leads.get(i)).equals(answers.get(i))) {
                return Optional.of(witness(new Decider(rules), theirs, leads.get(i)));
            }
        }
        return Optional.empty();
    }

    private static String witness(Decider ours, Decider theirs, RandomFacts.Many lead) {
        var least = lead;
        for (var next = Optional.of(lead); next.isPresent(); ) {
            least = next.get();
            next = smaller(least)
                    .filter(each -> !answer(ours, each).equals(answer(theirs, each)))
                    .findFirst();
        }
        var policies = least.regimes().stream()
                .skip(1)
                .map(each -> "\n        then " + each.policy().terms().id() + " from " + each.from() + " "
                        + each.transition())
                .toList();
        return request(least) + String.join("", policies) + differences(answer(ours, least), answer(theirs, least));
    }

    /** The same lead with one fact less, or one policy. */
    private static Stream<RandomFacts.Many> smaller(RandomFacts.Many many) {
        var facts = many.facts();
        Function<Facts, RandomFacts.Many> with = many::with;
        var fewerFacts = Stream.of(
                        without(facts.attempts())
                                .map(some -> new Facts(
                                        facts.asOf(),
                                        facts.lead(),
                                        some,
                                        facts.pauses(),
                                        facts.disposition(),
                                        facts.ranks())),
                        without(facts.pauses())
                                .map(some -> new Facts(
                                        facts.asOf(),
                                        facts.lead(),
                                        facts.attempts(),
                                        some,
                                        facts.disposition(),
                                        facts.ranks())),
                        without(facts.ranks())
                                .map(some -> new Facts(
                                        facts.asOf(),
                                        facts.lead(),
                                        facts.attempts(),
                                        facts.pauses(),
                                        facts.disposition(),
                                        some)),
                        Stream.ofNullable(facts.disposition())
                                .map(disposed -> new Facts(
                                        facts.asOf(),
                                        facts.lead(),
                                        facts.attempts(),
                                        facts.pauses(),
                                        null,
                                        facts.ranks())))
                .flatMap(Function.identity())
                .map(with);
        var fewerPolicies = without(many.regimes())
                .filter(some -> !some.isEmpty() && some.get(0) == many.regimes().get(0))
                .map(some -> new RandomFacts.Many(some, facts));
        return Stream.concat(fewerPolicies, fewerFacts);
    }

    private static <F> Stream<List<F>> without(List<F> all) {
        return all.stream().map(one -> all.stream().filter(each -> each != one).toList());
    }

    private static String request(RandomFacts.Many lead) {
        return DecidedText.request(
                lead.facts(), lead.regimes().get(0).policy().terms().id());
    }

    /** What is said of a lead, a line each, by where it is said. */
    private static String answer(Decider decider, RandomFacts.Many lead) {
        try {
            return said(decider.decide(lead.regimes(), lead.facts()));
        } catch (Invalid refused) {
            return "refused " + refused.getMessage();
        } catch (RuntimeException failed) {
            return "fails " + failed;
        }
    }

    private static String said(Decision decision) {
        var said = new StringBuilder(DecidedText.unexplained(decision, "any"));
        for (var each = decision; each != null; each = each.earlier()) {
            var until =
                    each == decision ? "now" : "until " + each.facts().asOf().at();
            for (var obligation : each.conclusions().obligations()) {
                said.append("\n" + until + " " + obligation.kind() + " = " + obligation.state())
                        .append(" by " + obligation.deadline().at())
                        .append(", done " + obligation.owed().doneAt())
                        .append(", ended " + obligation.owed().endedAt());
            }
        }
        decision.history().readings().forEach(reading -> said.append("\n" + reading + " = read"));
        decision.conclusions().notices().forEach(notice -> said.append("\n" + notice + " = told"));
        return said.toString();
    }

    /** What is said otherwise, a line each. */
    private static String differences(String ours, String theirs) {
        var before = lines(ours);
        var after = lines(theirs);
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .filter(place -> !Objects.equals(before.get(place), after.get(place)))
                .limit(MOST_SHOWN)
                .map(place -> "\n        " + place + ": " + before.get(place) + " -> " + after.get(place))
                .collect(Collectors.joining());
    }

    private static Map<String, String> lines(String answer) {
        var lines = new LinkedHashMap<String, String>();
        for (var line : answer.split("\n")) {
            if (line.startsWith("{")) {
                flatten("", DecidedText.read(line), lines);
            } else {
                int equals = line.indexOf(" = ");
                lines.put(equals < 0 ? "" : line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return lines;
    }

    private static void flatten(String place, JsonNode node, Map<String, String> lines) {
        if (!node.isContainerNode()) {
            lines.put(place, node.asText());
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(place + "/" + i, node.get(i), lines);
            }
        } else {
            node.properties().forEach(field -> flatten(place + "/" + field.getKey(), field.getValue(), lines));
        }
    }
}
