package dev.leadline.leads.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.Effort;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.facts.DescriptionBody;
import dev.leadline.facts.RecordedFact;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.kernel.tracking.Assessment;
import dev.leadline.leads.FactTransaction;
import dev.leadline.leads.YearAsKept;
import dev.leadline.leads.YearOfLeads;
import dev.leadline.leads.assessment.LeadReevaluation;
import dev.leadline.leads.store.DatabaseTime;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publishing.MorePolicies;
import dev.leadline.web.SettableClock;
import dev.leadline.web.problems.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A year of leads in uneven steps of time. In each step some tell facts while several sweepers notice what is due; their
 * own clocks are wrong, and again and again one dies in the midst of it. {@code -Dyear.leads}, {@code -Dyear.steps} and
 * {@code -Dyear.seed} make it longer, or another one.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@TestProfile(MorePolicies.class)
class SimulatedYearTest {

    private static final Logger LOG = Logger.getLogger(SimulatedYearTest.class);

    private static final int LEADS = Integer.getInteger("year.leads", Effort.of(150, 250));
    private static final int STEPS = Integer.getInteger("year.steps", Effort.of(150, 300));
    private static final long SEED = Long.getLong("year.seed", 2016);
    private static final int SWEEPERS = 3;

    @Inject
    SettableClock time;

    @Inject
    DatabaseTime database;

    @Inject
    DeadlineWatch watch;

    @Inject
    FactTransaction intake;

    @Inject
    LeadReevaluation reevaluation;

    @Inject
    LeadStore store;

    @Inject
    Policies policies;

    @Inject
    Queries queries;

    private final Random random = new Random(SEED);
    private final AtomicInteger deaths = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @AfterEach
    void reset() {
        time.reset();
    }

    @Test
    @Tag(Effort.LONG)
    void nothing_is_missed_and_nothing_noticed_twice_or_early_in_a_year_of_deaths_and_wrong_clocks() throws Exception {
        var year = new YearOfLeads(SEED, LEADS);
        var steps = steps(year);
        var workers = Executors.newFixedThreadPool(SWEEPERS + 2);
        int told = 0;
        try {
            for (var step : steps) {
                int from = told;
                while (told < year.tellings().size()
                        && !year.tellings().get(told).at().isAfter(step)) {
                    told++;
                }
                time.set(step);
                live(year.tellings().subList(from, told), workers::invokeAll);
                assertThat(due(step)).as("due after %s", step).isZero();
            }
        } finally {
            workers.shutdown();
        }
        var found = new YearAsKept(queries);
        LOG.infof(
                "%d leads in %d steps: %d facts (%d refused), %d events, %d deaths",
                LEADS, steps.size(), told, refused.get(), found.events(), deaths.get());
        assertThat(deaths.get()).isGreaterThan(STEPS / 10);
        assertThat(refused.get()).isLessThan(told / 20);
        assertThat(found.events()).isGreaterThan(LEADS);
        for (var lead : found.leads()) {
            found.check(
                    lead,
                    steps,
                    store.facts(List.of(lead)).get(lead),
                    policies.present().versions());
        }
    }

    /** Uneven, and for some leads at the very moments of their thresholds, when it is too early, and right after them. */
    private List<Instant> steps(YearOfLeads year) {
        var steps = new TreeSet<Instant>();
        long length = YearOfLeads.BEGIN.until(YearOfLeads.END, ChronoUnit.SECONDS);
        for (int i = 0; i < STEPS / 2; i++) {
            steps.add(YearOfLeads.BEGIN.plusSeconds((long) (random.nextDouble() * length)));
        }
        while (steps.size() < STEPS) {
            var telling = year.tellings().get(random.nextInt(year.tellings().size()));
            if (telling.line().body() instanceof DescriptionBody lead) {
                var moments = moments(telling.line().leadId(), lead);
                if (!moments.isEmpty()) {
                    var moment = moments.get(random.nextInt(moments.size())).truncatedTo(ChronoUnit.MICROS);
                    steps.add(moment);
                    steps.add(moment.plus(1, ChronoUnit.MICROS));
                }
            }
        }
        steps.add(YearOfLeads.END);
        return List.copyOf(steps);
    }

    private List<Instant> moments(String id, DescriptionBody lead) {
        var fact = RecordedFact.of(id, "f", lead.receivedAt(), lead.receivedAt(), lead);
        var conclusions = Assessment.now(
                        id, List.of(fact.told()), policies.present().versions(), lead.receivedAt())
                .last()
                .orElseThrow()
                .decision()
                .conclusions();
        return conclusions.notices().stream().map(notice -> notice.at()).toList();
    }

    private interface AllAtOnce {
        void run(List<Callable<Void>> work) throws InterruptedException;
    }

    private void live(List<YearOfLeads.Telling> tellings, AllAtOnce together) throws Exception {
        var work = new ArrayList<Callable<Void>>();
        for (int i = 0; i < SWEEPERS; i++) {
            var own = new Random(random.nextLong());
            work.add(() -> sweep(own));
        }
        var lines = tellings.stream().map(YearOfLeads.Telling::line).toList();
        var halves = List.of(new ArrayList<SubmittedFact>(), new ArrayList<SubmittedFact>());
        lines.forEach(
                line -> halves.get(Math.floorMod(line.leadId().hashCode(), 2)).add(line));
        work.add(() -> {
            halves.get(0).forEach(line -> untilItLives(() -> intake.tell(line, null)));
            return null;
        });
        work.add(() -> {
            untilItLives(() -> intake.tellAll(halves.get(1)).stream()
                    .filter(result -> result.refusal() != null)
                    .mapToInt(result -> refused.incrementAndGet())
                    .sum());
            return null;
        });
        together.run(work);
        sweepAll();
    }

    private Void sweep(Random own) {
        do {
            if (own.nextInt(6) == 0) {
                killSomeone();
            }
            if (own.nextInt(6) == 0) {
                dieBeforeTheCommit();
            }
        } while (untilItLives(() -> time.byWrongClock(wrong(own), watch::sweep)) > 0);
        return null;
    }

    private void sweepAll() {
        while (untilItLives(watch::sweep) > 0) {
            LOG.debugf("There is more.");
        }
    }

    private static Instant wrong(Random own) {
        return YearOfLeads.BEGIN.plusSeconds(own.nextInt(400 * 86_400));
    }

    /** Whoever is in a transaction, perhaps: its connection ends. */
    private void killSomeone() {
        deaths.addAndGet(queries.list(
                        """
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where pid <> pg_backend_pid() and application_name = 'leadline' and backend_xid is not null
                        order by random() limit 1
                        """,
                        row -> row.getBoolean(1))
                .size());
    }

    /** A sweeper that has done everything, and dies before it says so. */
    private void dieBeforeTheCommit() {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                var due = store.lockDue(database.now(), DeadlineWatch.BATCH);
                reevaluation.reevaluate(due, database.now());
                throw new IllegalStateException("died");
            });
        } catch (RuntimeException died) {
            deaths.incrementAndGet();
        }
    }

    /** Again until nobody kills it; what is refused for what it says is not told again. */
    private <T> T untilItLives(Callable<T> work) {
        while (true) {
            try {
                return work.call();
            } catch (Problem problem) {
                if (problem.status() != 503) {
                    refused.incrementAndGet();
                    return null;
                }
            } catch (dev.leadline.kernel.Invalid | dev.leadline.kernel.Contradiction invalid) {
                refused.incrementAndGet();
                return null;
            } catch (Exception other) {
                throw new IllegalStateException(other);
            }
        }
    }

    private long due(Instant step) {
        return queries.list(
                        "select count(*) from lead where watch_at < :step",
                        Parameters.of("step", step),
                        row -> row.getLong(1))
                .get(0);
    }
}
