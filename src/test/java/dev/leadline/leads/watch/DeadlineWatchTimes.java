package dev.leadline.leads.watch;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.decisions.DecisionTexts;
import dev.leadline.facts.DescriptionBody;
import dev.leadline.facts.RecordedFact;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.kernel.tracking.Assessment;
import dev.leadline.leads.FactTransaction;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publishing.MorePolicies;
import dev.leadline.web.SettableClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Measures what one sweeper notices in a second, and where the time goes. Not part of the tests:
 * {@code mvn test -Dtest=DeadlineWatchTimes -Dwatch.leads=5000}.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@TestProfile(MorePolicies.class)
class DeadlineWatchTimes {

    private static final int LEADS = Integer.getInteger("watch.leads", 5_000);
    private static final Instant MON_10_00 = Instant.parse("2016-01-11T15:00:00Z");
    private static final Instant MON_12_00 = Instant.parse("2016-01-11T17:00:00Z");

    @Inject
    SettableClock time;

    @Inject
    DeadlineWatch watch;

    @Inject
    FactTransaction intake;

    @Inject
    LeadStore store;

    @Inject
    Policies policies;

    @Inject
    DecisionTexts texts;

    @AfterEach
    void reset() {
        time.reset();
    }

    @Test
    void leads_noticed_in_a_second() {
        time.set(MON_10_00);
        for (int i = 0; i < LEADS; i += 100) {
            var lines = new ArrayList<SubmittedFact>();
            for (int j = i; j < i + 100; j++) {
                lines.add(new SubmittedFact("T-" + j, lead()));
            }
            intake.tellAll(lines);
        }
        for (int minutes : new int[] {60, 90, 120, 180}) {
            var due = MON_10_00.plus(Duration.ofMinutes(minutes)).plusNanos(1_000);
            time.set(due);
            say("after " + minutes + " minutes, sweeps", LEADS, () -> {
                int judged = 0;
                for (int some = 1; some > 0; judged += some) {
                    some = watch.sweep();
                }
                return judged;
            });
        }
        QuarkusTransaction.requiringNew().timeout(300).run(this::parts);
    }

    private static DescriptionBody lead() {
        return new DescriptionBody(
                "d", new BigDecimal("92"), "MQL", null, MON_10_00, null, "east-1", "east", Map.of(), null, null, null);
    }

    private interface Work {
        int run();
    }

    private static void say(String what, int leads, Work work) {
        long begin = System.nanoTime();
        int done = work.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "%s: %d in %.2f s, %.0f leads a second, %.3f ms a lead%n",
                what, done, seconds, leads / seconds, seconds * 1_000 / leads);
    }

    /** What the parts of a sweep cost by themselves, a batch at a time. */
    private void parts() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < LEADS; i++) {
            ids.add("T-" + i);
        }
        var facts = store.facts(ids);
        var assessed = new ArrayList<Assessment>();
        say("reading facts, notices, obligations", LEADS, () -> {
            for (int i = 0; i < LEADS; i += DeadlineWatch.BATCH) {
                var some = ids.subList(i, Math.min(LEADS, i + DeadlineWatch.BATCH));
                store.read(some);
            }
            return LEADS;
        });
        say("deciding", LEADS, () -> {
            ids.forEach(id -> assessed.add(Assessment.now(
                    id,
                    facts.get(id).stream().map(RecordedFact::told).toList(),
                    policies.present().versions(),
                    MON_12_00)));
            return assessed.size();
        });
        say("JSON", LEADS, () -> {
            assessed.forEach(each -> {
                var last = each.last().orElseThrow();
                texts.write(
                        last.decision(),
                        last.versions().periods(),
                        last.versions().rulesRevision(),
                        MON_12_00);
            });
            return assessed.size();
        });
    }
}
