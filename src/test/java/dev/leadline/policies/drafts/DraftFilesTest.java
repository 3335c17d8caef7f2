package dev.leadline.policies.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.policies.Analyst;
import dev.leadline.policies.source.PolicySource;
import dev.leadline.web.problems.Precondition;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A draft keeps of each edit what it changed, and is at each revision what it was then. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DraftFilesTest {

    private static final Precondition ANY = new Precondition("*", null);

    @Inject
    Drafts drafts;

    @Inject
    EntityManager database;

    @Inject
    AgroalDataSource pool;

    private PolicySource edit(Analyst analyst, UnaryOperator<PolicySource> change) {
        return drafts.edit(analyst.id(), "main", ANY, drafts.edit("edited", "analyst"), change)
                .source();
    }

    private static PolicySource withCalls(PolicySource source, int calls) {
        var table = source.findTable(TableKind.ATTEMPTS).orElseThrow();
        int phone = table.header().indexOf("PHONE");
        var rows = new ArrayList<>(table.rows());
        var first = new ArrayList<>(rows.get(0));
        first.set(phone, String.valueOf(calls));
        rows.set(0, first);
        return source.withTable(TableKind.ATTEMPTS, new WrittenTable(table.header(), rows));
    }

    @Test
    void a_hundred_edits_of_a_cell_keep_a_hundred_times_one_file() {
        var analyst = Analyst.begins("x-hundred-edits");
        var whole = drafts.get(analyst.id(), "main").source().text().length();
        for (int i = 0; i < 100; i++) {
            int calls = 1_000 + i;
            edit(analyst, source -> withCalls(source, calls));
        }
        var bytes = bytesOfEdits(analyst.id());
        assertThat(bytes).isBetween(100L * 100, 100L * 5_000).isLessThan(100L * whole / 10);
        assertThat(filesOfEdits(analyst.id())).isEqualTo(100);
    }

    @Transactional
    long bytesOfEdits(String policy) {
        return ((Number) database.createNativeQuery("select sum(octet_length(file.content) + pg_column_size(file.hash)"
                                + " + pg_column_size(changed)) from policy_draft_file changed join policy_file file using (hash) where"
                                + " policy_id = ?1 and revision > 1")
                        .setParameter(1, policy)
                        .getSingleResult())
                .longValue();
    }

    @Transactional
    long filesOfEdits(String policy) {
        return ((Number) database.createNativeQuery(
                                "select count(*) from policy_draft_file where policy_id = ?1 and revision > 1")
                        .setParameter(1, policy)
                        .getSingleResult())
                .longValue();
    }

    @Test
    void each_revision_is_what_it_was_though_files_come_and_go_and_come_back() {
        var analyst = Analyst.begins("x-each-revision");
        var first = drafts.get(analyst.id(), "main").source();
        var all = List.of(
                first,
                edit(analyst, source -> source.withoutTable(TableKind.ALERTS)),
                edit(analyst, source -> withCalls(source, 3)),
                edit(analyst, source -> source.withFile("cases/own.yaml", "[]\n")),
                edit(analyst, source -> first));
        assertThat(all.subList(0, 4)).doesNotHaveDuplicates().allSatisfy(each -> assertThat(each.files())
                .isNotEmpty());
        for (int i = 0; i < all.size(); i++) {
            assertThat(drafts.find(analyst.id(), "main", i + 1).orElseThrow().source())
                    .as("revision " + (i + 1))
                    .isEqualTo(all.get(i));
        }
        assertThat(filesOfEdits(analyst.id())).isEqualTo(1 + 1 + 1 + 3);
    }

    @Test
    void a_draft_that_was_begun_again_meanwhile_is_another_though_its_revision_is_the_same() {
        var analyst = Analyst.begins("x-begun-again");
        var looked = drafts.get(analyst.id(), "main");
        drafts.delete(analyst.id(), "main", ANY);
        var again = withCalls(looked.source(), 3);
        drafts.create(analyst.id(), "main", again, null, drafts.edit("begun", "another"));

        var edited = drafts.edit(
                looked, ANY, drafts.edit("edited", "analyst"), source -> source.withoutTable(TableKind.ALERTS));
        assertThat(edited.source()).isEqualTo(again.withoutTable(TableKind.ALERTS));
        assertThat(drafts.get(analyst.id(), "main").source()).isEqualTo(edited.source());
    }

    private static final List<Map<String, String>> BEFORE = List.of(
            Map.of("policy.yaml", "id: a\n", "attempts.csv", "row\nA\n"),
            Map.of("policy.yaml", "id: a\n", "attempts.csv", "row\nA\n\"é, \"\"x\"\"\"\n", "cases/one.yaml", "[]\n"),
            Map.of("policy.yaml", "id: a\n", "cases/one.yaml", "[]\n"),
            Map.of("policy.yaml", "id: a\n", "attempts.csv", "row\nA\n"));

    /** As Flyway runs it, over rows of the version before. */
    @Test
    void drafts_of_the_version_before_are_carried_over() throws Exception {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                migrate(connection);
                for (int i = 0; i < BEFORE.size(); i++) {
                    assertThat(files(connection, i + 1)).isEqualTo(new TreeMap<>(BEFORE.get(i)));
                    assertThat(hash(connection, i + 1))
                            .isEqualTo(new PolicySource(new TreeMap<>(BEFORE.get(i))).hash());
                }
                assertThat(changed(connection)).containsExactly(2, 2, 1, 2);
            } finally {
                connection.rollback();
            }
        }
    }

    private static void migrate(Connection connection) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            statement.execute("create schema before; set local search_path to before, public;"
                    + " create table policy_draft (policy_id text, name text, primary key (policy_id, name));"
                    + " create table policy_draft_revision (policy_id text, name text, revision integer, files text,"
                    + " primary key (policy_id, name, revision),"
                    + " foreign key (policy_id, name) references policy_draft on delete cascade);"
                    + " insert into policy_draft values ('a', 'main')");
            try (var insert =
                    connection.prepareStatement("insert into policy_draft_revision values ('a', 'main', ?, ?)")) {
                for (int i = 0; i < BEFORE.size(); i++) {
                    insert.setInt(1, i + 1);
                    insert.setString(2, new PolicySource(new TreeMap<>(BEFORE.get(i))).text());
                    insert.executeUpdate();
                }
            }
            try (var script = DraftFilesTest.class.getResourceAsStream(
                    "/db/migration/V10__drafts_keep_the_files_that_an_edit_changed.sql")) {
                statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    private static Map<String, String> files(Connection connection, int revision) throws SQLException {
        var files = new TreeMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select distinct on (changed.path) changed.path, file.content"
                        + " from policy_draft_file changed left join policy_file file on file.hash = changed.hash"
                        + " where changed.revision <= " + revision
                        + " order by changed.path, changed.revision desc")) {
            while (rows.next()) {
                if (rows.getString(2) != null) {
                    files.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return files;
    }

    private static String hash(Connection connection, int revision) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select hash from policy_draft_revision where revision = " + revision)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static List<Integer> changed(Connection connection) throws SQLException {
        var counts = new ArrayList<Integer>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from policy_draft_file group by revision order by revision")) {
            while (rows.next()) {
                counts.add(rows.getInt(1));
            }
        }
        return counts;
    }
}
