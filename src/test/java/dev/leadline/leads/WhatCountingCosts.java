package dev.leadline.leads;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.EmbeddedDatabaseResource;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Measures what it costs to keep the duties of leads: the same facts are told with and without it by turns, in one run, so that
 * the ratio means something on a noisy machine. Not part of the tests:
 * {@code mvn test -Dtest=WhatCountingCosts -Dtests.jvm= -Dcounting.rounds=20}.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class WhatCountingCosts {

    private static final int ROUNDS = Integer.getInteger("counting.rounds", 12);
    private static final int LEADS = Integer.getInteger("counting.leads", 60);

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
        public void keep(Collection<Duties.Assessed> leads, Instant now) {
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

    private double singles(String name) throws Exception {
        var at = time.now().minusSeconds(7_200);
        var stories = new ArrayList<List<SubmittedFact>>();
        for (int i = 0; i < LEADS; i++) {
            stories.add(story(name + "-" + i, at));
        }
        long begun = System.nanoTime();
        int told = 0;
        for (int i = 0; i < stories.get(0).size(); i++) {
            for (var story : stories) {
                var one = List.of(story.get(i));
                Transactions.call(() -> intake.tell(one, Audience.EVERYONE));
                told++;
            }
        }
        return told * 1e9 / (System.nanoTime() - begun);
    }

    private double bulks(String name) throws Exception {
        var at = time.now().minusSeconds(7_200);
        var facts = new ArrayList<SubmittedFact>();
        for (int i = 0; i < LEADS * 4; i++) {
            facts.addAll(story(name + "-" + i, at));
        }
        long begun = System.nanoTime();
        for (int i = 0; i < facts.size(); i += 200) {
            var batch = facts.subList(i, Math.min(i + 200, facts.size()));
            Transactions.call(() -> intake.tell(batch, Audience.EVERYONE));
        }
        return facts.size() * 1e9 / (System.nanoTime() - begun);
    }

    private interface Load {
        double told(String name) throws Exception;
    }

    private void compare(String what, Load load) throws Exception {
        var nothing = new Nothing(queries);
        var counting = new Counting(queries);
        var ratios = new ArrayList<Double>();
        var rates = new ArrayList<Double>();
        for (int round = -2; round < ROUNDS; round++) {
            var name = what + round + "-" + System.nanoTime();
            double with;
            double without;
            if (round % 2 == 0) {
                with = with(counting, load, name);
                without = with(nothing, load, name);
            } else {
                without = with(nothing, load, name);
                with = with(counting, load, name);
            }
            if (round >= 0) {
                ratios.add(with / without);
                rates.add(with);
                System.out.printf(
                        "%s round %d: %.0f facts/s counted, %.0f not, ratio %.3f%n",
                        what, round, with, without, with / without);
            }
        }
        rates.sort(null);
        System.out.printf(
                "%s: ratio %.3f (geometric mean of %d), median %.0f facts/s%n",
                what,
                Math.exp(ratios.stream().mapToDouble(Math::log).average().orElseThrow()),
                ratios.size(),
                rates.get(rates.size() / 2));
    }

    /** The same as the server's own. */
    private static final class Counting extends Duties {
        Counting(Queries queries) {
            super(queries);
        }
    }

    private double with(Duties instead, Load load, String name) throws Exception {
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
