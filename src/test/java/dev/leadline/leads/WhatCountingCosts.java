package dev.leadline.leads;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.database.Journey;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.facts.FactReader;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.leads.assessment.Audience;
import dev.leadline.leads.assessment.FactIntake;
import dev.leadline.leads.store.DatabaseTime;
import dev.leadline.leads.store.Transactions;
import dev.leadline.reports.duties.Duties;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Measures what it costs to keep the duties of leads: the same facts are told with and without it by turns, in one run, so that
 * the ratio means something on a noisy machine; that of the processor time of server and database does so on a busy one, too.
 * Not part of the tests:
 * {@code mvn test -Dtest=WhatCountingCosts -Dtests.jvm= -Dcounting.rounds=20}.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class WhatCountingCosts {

    private static final int ROUNDS = Integer.getInteger("counting.rounds", 12);
    private static final int LEADS = Integer.getInteger("counting.leads", 60);
    /** Until what is told often is compiled, as in a server that runs. */
    private static final int WARMING = Math.max(6, 600 / LEADS);

    @Inject
    FactIntake intake;

    @Inject
    Duties duties;

    @Inject
    Queries queries;

    @Inject
    ObjectMapper json;

    @Inject
    DatabaseTime time;

    /** Keeps nothing. */
    private static final class Nothing extends Duties {

        Nothing(Queries queries) {
            super(queries);
        }

        @Override
        public Known read(Collection<String> leads, Journey on) {
            return Known.NOTHING;
        }

        @Override
        public void keep(Collection<Duties.Assessed> leads, Known known, Instant now, Journey on) {
            // as it was before
        }
    }

    private SubmittedFact fact(String lead, String kind, String body) throws Exception {
        return new FactReader(json)
                .read(json.readTree("{\"leadId\": \"%s\", \"%s\": %s}".formatted(lead, kind, body)))
                .submitted();
    }

    /** What is told of a lead on its first day: six facts. */
    private List<SubmittedFact> story(String lead, Instant at) throws Exception {
        var facts = new ArrayList<SubmittedFact>();
        facts.add(fact(
                lead,
                "lead",
                "{\"id\": \"d\", \"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"%s\", \"occurredAt\": \"%s\"}"
                        .formatted(at, at)));
        facts.add(fact(
                lead,
                "assignment",
                "{\"id\": \"o\", \"owner\": \"east-1\", \"team\": \"east\", \"occurredAt\": \"%s\"}"
                        .formatted(at.plusSeconds(60))));
        for (int i = 1; i <= 3; i++) {
            facts.add(fact(
                    lead,
                    "attempt",
                    "{\"id\": \"a%d\", \"channel\": \"PHONE\", \"outcome\": \"NO_ANSWER\", \"occurredAt\": \"%s\"}"
                            .formatted(i, at.plusSeconds(600L * i))));
        }
        facts.add(fact(
                lead,
                "disposition",
                "{\"id\": \"w\", \"type\": \"RETURNED\", \"reason\": \"competitor\", \"occurredAt\": \"%s\"}"
                        .formatted(at.plusSeconds(3_000))));
        return facts;
    }

    /**
     * How fast facts were told.
     *
     * @param perSecond facts a second
     * @param perProcessorSecond facts a second of processor time, of this process and of the database that it started
     */
    private record Rate(double perSecond, double perProcessorSecond) {}

    private interface Telling {
        int told() throws Exception;
    }

    private static Rate rate(Telling telling) throws Exception {
        long begun = System.nanoTime();
        var before = processorTime();
        int told = telling.told();
        return new Rate(
                told * 1e9 / (System.nanoTime() - begun),
                told * 1e9 / processorTime().minus(before).toNanos());
    }

    private static Duration processorTime() {
        return Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())
                .flatMap(each -> each.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private Rate singles(String name) throws Exception {
        var at = time.now().minusSeconds(7_200);
        var stories = new ArrayList<List<SubmittedFact>>();
        for (int i = 0; i < LEADS; i++) {
            stories.add(story(name + "-" + i, at));
        }
        return rate(() -> {
            int told = 0;
            for (int i = 0; i < stories.get(0).size(); i++) {
                for (var story : stories) {
                    var one = List.of(story.get(i));
                    Transactions.call(() -> intake.tell(one, Audience.EVERYONE));
                    told++;
                }
            }
            return told;
        });
    }

    private Rate bulks(String name) throws Exception {
        var at = time.now().minusSeconds(7_200);
        var facts = new ArrayList<SubmittedFact>();
        for (int i = 0; i < LEADS * 4; i++) {
            facts.addAll(story(name + "-" + i, at));
        }
        return rate(() -> {
            for (int i = 0; i < facts.size(); i += 200) {
                var batch = facts.subList(i, Math.min(i + 200, facts.size()));
                Transactions.call(() -> intake.tell(batch, Audience.EVERYONE));
            }
            return facts.size();
        });
    }

    private interface Load {
        Rate told(String name) throws Exception;
    }

    private void compare(String what, Load load) throws Exception {
        var nothing = new Nothing(queries);
        var counting = new Counting(queries);
        var with = new ArrayList<Rate>();
        var without = new ArrayList<Rate>();
        for (int round = -WARMING; round < ROUNDS; round++) {
            var name = what + round + "-" + System.nanoTime();
            boolean isFirst = round % 2 == 0;
            if (round == 0) {
                analyze();
            }
            var first = with(isFirst ? counting : nothing, load, name);
            var second = with(isFirst ? nothing : counting, load, name);
            if (round >= 0) {
                with.add(isFirst ? first : second);
                without.add(isFirst ? second : first);
            }
        }
        System.out.printf(
                "%s: %.3f of those without it in the same time, %.3f in the same processor time (means of %d pairs);"
                        + " median %.0f a second, %.0f a second of processor time%n",
                what,
                ratio(with, without, Rate::perSecond),
                ratio(with, without, Rate::perProcessorSecond),
                ROUNDS,
                median(with, Rate::perSecond),
                median(with, Rate::perProcessorSecond));
    }

    /** As the database does by itself within a minute: until then it takes its tables for empty. */
    private void analyze() {
        queries.update("analyze duty", Parameters.none());
        queries.update("analyze lead_cycle", Parameters.none());
    }

    private static double ratio(List<Rate> with, List<Rate> without, ToDoubleFunction<Rate> rate) {
        double sum = 0;
        for (int i = 0; i < with.size(); i++) {
            sum += Math.log(rate.applyAsDouble(with.get(i)) / rate.applyAsDouble(without.get(i)));
        }
        return Math.exp(sum / with.size());
    }

    private static double median(List<Rate> rates, ToDoubleFunction<Rate> rate) {
        return rates.stream()
                .mapToDouble(rate)
                .sorted()
                .skip(rates.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    /** The same as the server's own. */
    private static final class Counting extends Duties {
        Counting(Queries queries) {
            super(queries);
        }
    }

    private Rate with(Duties instead, Load load, String name) throws Exception {
        QuarkusMock.installMockForInstance(instead, duties);
        return load.told(name + (instead instanceof Nothing ? "-n" : "-c"));
    }

    @Test
    void facts_are_told_with_and_without_it() throws Exception {
        compare("single facts", this::singles);
        compare("bulks of 200 facts", this::bulks);
        System.out.println(
                queries.list("select count(*)::text from duty", row -> row.getString(1)) + " rows of duties");
    }
}
