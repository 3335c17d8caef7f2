package dev.leadline.database.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.database.CannotStart;
import dev.leadline.database.EmbeddedDatabase;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table with two secrets in plain text, as an earlier version kept them, and what servers and rotations make of it. */
class SecretsAtStartTest {

    private static final String CRM = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OLD = "whsec_Q9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfK";
    private static final SecretPlace PLACE = new SecretPlace("receiver", "crm");

    @TempDir
    static Path temp;

    private static EmbeddedDatabase database;
    private static Connection connection;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() throws SQLException {
        database = EmbeddedDatabase.start(temp.resolve("data"));
        connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
        run("create table receiver (name text primary key, secret text, old_secret text)");
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        database.close();
    }

    @BeforeEach
    void two_secrets_in_plain_text_and_a_receiver_without() throws SQLException {
        run("delete from receiver");
        run("insert into receiver values ('crm', '" + CRM + "', '" + OLD + "'), ('slack', null, null)");
    }

    private static void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> kept() throws SQLException {
        var kept = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select secret, old_secret from receiver where name = 'crm'")) {
            row.next();
            kept.add(row.getString(1));
            kept.add(row.getString(2));
        }
        return kept;
    }

    private KeySource source(Map<String, String> settings, boolean isEmbedded) {
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build();
        return KeySource.of(config, isEmbedded);
    }

    private KeySource ours() {
        return source(Map.of("leadline.data.dir", folder.toString()), true);
    }

    private Secrets started() throws SQLException {
        var secrets = new Secrets(ours());
        secrets.prepare(connection);
        return secrets;
    }

    private static List<String> opened(Secrets secrets) throws SQLException {
        return kept().stream().map(text -> secrets.open(text, PLACE)).toList();
    }

    private Path file() {
        return folder.resolve("secrets.key");
    }

    @Test
    void the_first_start_makes_a_key_that_its_owner_alone_may_read_and_seals_what_is_there() throws Exception {
        var secrets = started();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(kept()).allMatch(text -> text.startsWith("sealed:1:"));
        assertThat(opened(secrets)).containsExactly(CRM, OLD);
        var before = kept();
        assertThat(opened(started())).containsExactly(CRM, OLD);
        assertThat(kept()).as("a second start changes nothing").isEqualTo(before);
    }

    /** One was sealed when the server was killed. */
    @Test
    void a_sealing_that_was_cut_short_is_gone_on_with() throws Exception {
        var secrets = started();
        run("update receiver set old_secret = '" + OLD + "' where name = 'crm'");
        var before = kept().get(0);
        started();

        assertThat(kept().get(0)).isEqualTo(before);
        assertThat(opened(secrets)).containsExactly(CRM, OLD);
    }

    @Test
    void without_its_key_no_server_starts_and_none_makes_another() throws Exception {
        started();
        Files.delete(file());

        assertThatThrownBy(this::started)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Secrets in the database are sealed with the key ")
                .hasMessageContaining("which is not in the file " + file())
                .hasMessageContaining("Restore this file from a backup");
        assertThat(file()).doesNotExist();
    }

    @Test
    void on_a_database_of_one_s_own_no_replica_makes_a_key() throws Exception {
        var replica = new Secrets(source(Map.of(), false));
        replica.prepare(connection);

        assertThat(kept()).as("as they were").containsExactly(CRM, OLD);
        assertThat(replica.open(CRM, PLACE)).isEqualTo(CRM);
        assertThat(replica.seal(CRM, PLACE)).isEmpty();
    }

    @Test
    void a_rotation_beside_a_server_seals_all_anew_and_the_server_goes_on() throws Exception {
        var server = started();
        var first = Files.readAllLines(file()).get(0);

        var rotated = new KeyRotation(ours()).withNewKey(connection);

        assertThat(rotated.sealed()).isEqualTo(2);
        assertThat(kept()).allMatch(text -> text.startsWith("sealed:1:" + rotated.key() + ":"));
        assertThat(opened(server)).containsExactly(CRM, OLD);
        assertThat(server.seal(CRM, PLACE).orElseThrow()).startsWith("sealed:1:" + rotated.key() + ":");
        assertThat(Files.readAllLines(file())).hasSize(2).last().isEqualTo(first);

        new KeyRotation(ours()).withNewKey(connection);
        assertThat(Files.readAllLines(file()))
                .as("the oldest is gone")
                .hasSize(2)
                .doesNotContain(first);
        assertThat(opened(started())).containsExactly(CRM, OLD);
    }

    /** A server sealed with the key of before in the very moment. */
    @Test
    void the_key_before_a_rotation_still_opens_until_the_next() throws Exception {
        var late = started().seal(CRM, PLACE).orElseThrow();
        new KeyRotation(ours()).withNewKey(connection);
        run("update receiver set secret = '" + late + "' where name = 'crm'");

        assertThat(opened(started())).containsExactly(CRM, OLD);
    }

    @Test
    void replicas_whose_keys_are_put_in_place_by_others_are_resealed() throws Exception {
        started();
        var before = Files.readString(file()).strip();
        var newer = folder.resolve("newer.key");
        var id = KeyRotation.createKey(newer);
        var given =
                source(Map.of("leadline.secrets.key", Files.readString(newer).strip() + "," + before), false);

        assertThatThrownBy(() -> new KeyRotation(given).withNewKey(connection))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("are not in a file");
        assertThat(new KeyRotation(given).reseal(connection)).isEqualTo(new KeyRotation.Result(id, 2));
        assertThat(new KeyRotation(given).reseal(connection)).isEqualTo(new KeyRotation.Result(id, 0));
        assertThatThrownBy(() -> KeyRotation.createKey(newer)).hasMessageContaining("exists");
    }

    @Test
    void a_backup_is_told_which_keys_are_elsewhere() throws Exception {
        started();
        var id = SecretsKeys.keyOf(kept().get(0));
        assertThat(NeededKeys.missingIn(file(), connection)).isEmpty();
        assertThat(NeededKeys.missingIn(folder.resolve("none"), connection)).containsExactly(id);
    }
}
