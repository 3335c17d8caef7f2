package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.database.Queries;
import dev.leadline.web.TimeOrderedIds;
import dev.leadline.web.json.Canonical;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class LedgerTest {

    @Inject
    DataSource database;

    @Inject
    Ledger ledger;

    @Inject
    Versions versions;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update decision set answer = '{}'",
                "update decision set answer = '{}' where false",
                "delete from decision",
                "delete from decision where lead_id = 'none'",
                "truncate decision",
                "truncate decision, version",
                "update made_under set words = ''",
                "delete from made_under",
                "update version set content = ''",
                "delete from version",
                "truncate version",
                "insert into version (version, kind, id, content) select version, kind, id, 'other' from version"
                        + " on conflict (version) do update set content = 'other'"
            })
    void the_database_refuses_to_change_what_is_kept(String statement) throws SQLException {
        Ledger.await(ledger.append(entry(UUID.randomUUID())));
        try (var connection = database.getConnection();
                var changing = connection.createStatement()) {
            assertThatThrownBy(() -> changing.execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("is append-only");
        }
    }

    @Test
    void an_entry_is_read_as_it_was_appended() {
        var entry = entry(UUID.randomUUID());

        Ledger.await(ledger.append(entry));

        assertThat(ledger.find(entry.id())).get().usingRecursiveComparison().isEqualTo(entry);
    }

    @Test
    void entries_within_a_transaction_are_appended_all_or_none() {
        var taken = entry(UUID.randomUUID());
        Ledger.await(ledger.append(taken));
        var fresh = entry(UUID.randomUUID());

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> ledger.appendWithin(List.of(fresh, taken), Set.of())))
                .isInstanceOf(Queries.QueryFailed.class);

        assertThat(ledger.find(fresh.id())).isEmpty();
        assertThat(ledger.find(taken.id())).get().usingRecursiveComparison().isEqualTo(taken);
    }

    @Test
    void the_number_of_versions_goes_with_the_transaction_that_kept_it() {
        var first = entry(UUID.randomUUID(), "pv-" + UUID.randomUUID());

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    ledger.appendWithin(List.of(first), Set.of());
                    ledger.appendWithin(
                            List.of(entry(UUID.randomUUID(), first.versions().policyVersion())), Set.of());
                    throw new IllegalStateException("nothing of it is kept");
                }))
                .hasMessage("nothing of it is kept");
        Ledger.await(ledger.append(first));

        assertThat(ledger.find(first.id())).get().usingRecursiveComparison().isEqualTo(first);
    }

    @Test
    void a_version_is_kept_once_and_its_content_is_what_its_hash_says() throws SQLException {
        var content = Canonical.json(List.of("a version of the test's own"));
        var version = Canonical.sha256(content);

        versions.keep("policy", version, "of-the-test", content);
        versions.keep("policy", version, "of-the-test", content);

        assertThat(versions.find("policy", version)).contains(content);
        assertThat(versions.find("calendar", version)).isEmpty();
        assertThat(count("select count(*) from version where version = '" + version + "'"))
                .isOne();
    }

    @Test
    void every_version_that_decisions_name_is_kept_from_the_start() throws SQLException {
        assertThat(count("select count(*) from version where kind = 'rules'")).isPositive();
        assertThat(count("select count(*) from version where kind = 'calendar' and id = 'us-sales'"))
                .isPositive();
        assertThat(count("select count(distinct id) from version where kind = 'policy'"
                        + " and id in ('mql-to-sal-predictive', 'mql-to-sal-simple', 'sal-to-sql')"))
                .isEqualTo(3);
    }

    @Test
    void ids_grow_with_time() {
        var early = TimeOrderedIds.next(Instant.parse("2026-01-01T00:00:00Z"));
        var late = TimeOrderedIds.next(Instant.parse("2026-01-01T00:00:00.001Z"));

        assertThat(early.version()).isEqualTo(7);
        assertThat(early.variant()).isEqualTo(2);
        assertThat(early.toString()).isLessThan(late.toString());
    }

    private long count(String select) throws SQLException {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery(select)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** A decision on some lead. */
    static LedgerEntry entry(UUID id) {
        return entry(id, "pv");
    }

    private static LedgerEntry entry(UUID id, String policyVersion) {
        var at = Instant.parse("2026-03-02T15:00:00.123456Z");
        return new LedgerEntry(
                id,
                new LedgerEntry.Times(at, at),
                "ledger-test",
                new LedgerEntry.MadeUnder("p", policyVersion, "c", "cv", "r"),
                "{}",
                new LedgerEntry.Texts(
                        "{\"a\":1}", LedgerEntry.Explanation.of(1, LedgerWords.NONE, new byte[] {0, 1, -1})));
    }
}
