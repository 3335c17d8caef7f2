package dev.leadline.policies.publications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.calendars.Calendars;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.kernel.rules.RuleFile;
import dev.leadline.kernel.tracking.LeadVersions;
import dev.leadline.ledger.Versions;
import dev.leadline.policies.Analyst;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.policies.source.PolicyText;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a decision may name is kept when it comes into force, and not while a lead waits for it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class KeptVersionsTest {

    @Inject
    Policies policies;

    @Inject
    Publications publications;

    @Inject
    Calendars calendars;

    @Inject
    KeptVersions kept;

    @Inject
    Versions versions;

    @Inject
    InstantSource clock;

    @Inject
    EntityManager database;

    @Inject
    AgroalDataSource pool;

    @Test
    void the_first_lead_after_a_publication_needs_no_second_connection() {
        var analyst = Analyst.inForce("x-one-connection").requires(8);
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("select 1").getSingleResult();
            var others = CompletableFuture.supplyAsync(this::allConnections).join();
            try {
                assertThat(held(analyst).turns()).hasSize(1);
            } finally {
                others.forEach(KeptVersionsTest::close);
            }
        });
    }

    private LeadVersions held(Analyst analyst) {
        var now = clock.instant();
        var lead = new Lead("L-1", BigDecimal.valueOf(92), null, now, null, Map.of());
        return policies.present().versions().of(analyst.id(), lead, now);
    }

    /** Every connection that nobody holds, until there is none left. */
    private List<Connection> allConnections() {
        var taken = new ArrayList<Connection>();
        try {
            while (taken.size() < 1_000) {
                taken.add(pool.getConnection());
            }
        } catch (SQLException none) {
            return taken;
        }
        throw new IllegalStateException("The pool has no end");
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** A lead from then may still be decided by what is no longer in force. */
    @Test
    void other_rules_keep_the_versions_of_all_that_was_ever_published() {
        var analyst = Analyst.inForce("x-kept-versions").requires(8);
        var files = new ArrayList<>(policies.rules().files());
        files.add(new RuleFile("9-other.drl", "package leadline.rules.other\n// " + clock.instant() + "\n"));
        var other = RuleBase.compile(files);

        kept.keep(
                new PublishedPolicies(policies.history(), calendars.timeline(), other, null, clock, this::read),
                this::read);

        var published = policies.history().published().stream()
                .filter(each -> each.policyId().equals(analyst.id()))
                .toList();
        assertThat(published).hasSize(2).allSatisfy(each -> {
            var version = PolicyText.version(read(each.sequence()).policy(), other.revision());
            assertThat(versions.find("policy", version)).isPresent();
        });
        assertThat(versions.find("rules", other.revision())).isPresent();
    }

    private AuthoredPolicy read(long sequence) {
        return AuthoredPolicy.from(publications.files(sequence));
    }

    @Test
    void what_was_resolved_goes_with_the_publications_and_rules_that_it_was_resolved_for() throws Exception {
        var analyst = Analyst.inForce("x-forgotten");
        var resolved = new WeakReference<>(held(analyst).periods().get(0).policy());
        policies.refresh();
        for (int i = 0; i < 100 && resolved.get() != null; i++) {
            System.gc();
            Thread.sleep(50);
        }
        assertThat(resolved.get()).isNull();
    }
}
