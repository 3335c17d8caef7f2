package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.EmbeddedDatabase;
import dev.leadline.leads.SentFact;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Backups are taken by command while a server is told facts, and while the server and the command are killed. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Signals are sent with kill")
class BackupIT {

    private static final String JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath().toString();
    private static final Map<String, String> SETTINGS = Map.of(
            "LEADLINE_POLICIES_DIR",
            Path.of("src", "test", "resources", "round-the-clock")
                    .toAbsolutePath()
                    .toString());

    private static final String HOOK = "{\"kind\": \"webhook\", \"url\": \"https://crm.example.com/alerts\"}";

    @TempDir
    static Path folder;

    private static Path data;
    private static Path taken;

    /** What was acknowledged before the backup began, by its identity. */
    private static Map<String, SentFact> before;

    private static String halfBackup;
    private static String secret;
    private static String saidByServer;
    private final ObjectMapper json = new ObjectMapper();

    /** How a command ended. */
    private record Ended(int code, String said) {}

    private static Process command(Path dataFolder, Path said, String... words) throws Exception {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR));
        line.addAll(List.of(words));
        var builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("LEADLINE_DATA_DIR", dataFolder.toString());
        return builder.start();
    }

    private static Ended run(Path dataFolder, String... words) throws Exception {
        var said = Files.createTempFile(folder, "said", ".txt");
        var process = command(dataFolder, said, words);
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("It goes on running: " + String.join(" ", words));
        }
        return new Ended(process.exitValue(), Files.readString(said));
    }

    /**
     * One backup is killed when its copying has begun. During the next one, the server is killed. What is told all the while is
     * told by writers who do not know of it.
     */
    @BeforeAll
    static void take_backups_while_facts_are_told() throws Exception {
        data = folder.resolve("data");
        taken = folder.resolve("backups").resolve("taken");
        var server = PackagedServer.start(data, SETTINGS);
        var storm = new FactStorm("kept", () -> server);
        try {
            secret = new ObjectMapper()
                    .readTree(server.send("PUT", "/v1/receivers/crm", Map.of(), HOOK)
                            .body())
                    .get("secret")
                    .asText();
            storm.begin(4, 21);
            while (storm.acknowledged().size() < 100) {
                Thread.sleep(20);
            }
            halfBackup = killedBackup();
            before = new TreeMap<>(storm.acknowledged());
            var backup =
                    command(data, Files.createTempFile(folder, "said", ".txt"), "backup", "--to", taken.toString());
            awaitCopying(taken);
            server.kill();
            assertThat(backup.waitFor()).as("the exit code of the backup").isZero();
        } finally {
            server.kill();
            storm.end();
            saidByServer = server.said();
        }
    }

    private static String killedBackup() throws Exception {
        var to = folder.resolve("backups").resolve("killed");
        var backup = command(data, Files.createTempFile(folder, "said", ".txt"), "backup", "--to", to.toString());
        awaitCopying(to);
        backup.destroyForcibly().onExit().join();
        assertThat(to).doesNotExist();
        return to + ".unfinished";
    }

    private static void awaitCopying(Path to) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (Files.notExists(Path.of(to + ".unfinished", "pgdata", "base"))) {
            assertThat(System.nanoTime())
                    .as("copying to " + to + " begins in time")
                    .isLessThan(deadline);
            Thread.sleep(2);
        }
    }

    private List<String> facts(PackagedServer server, String lead) throws Exception {
        var facts = new ArrayList<String>();
        for (String cursor = ""; cursor != null; ) {
            var answer = server.get("/v1/leads/" + lead + "/timeline?limit=200" + cursor);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode page = json.readTree(answer.body());
            for (var entry : page.get("items")) {
                if (entry.get("what").asText().equals("fact")) {
                    facts.add(lead + " " + entry.get("type").asText() + " "
                            + entry.get("id").asText());
                }
            }
            cursor = page.get("next").isNull()
                    ? null
                    : "&cursor=" + page.get("next").asText();
        }
        return facts;
    }

    @Test
    void what_was_acknowledged_before_is_restored_whole_although_the_server_was_killed_meanwhile() throws Exception {
        var restored = folder.resolve("restored");
        assertThat(run(restored, "restore", "--from", taken.toString()).code()).isZero();

        try (var server = PackagedServer.start(restored, SETTINGS)) {
            var leads = new TreeSet<String>();
            before.values().forEach(fact -> leads.add(fact.leadId()));
            var told = new ArrayList<String>();
            for (var lead : leads) {
                told.addAll(facts(server, lead));
            }
            assertThat(told).doesNotHaveDuplicates().containsAll(before.keySet());
            try (var rows = TrackedRows.of(server)) {
                rows.assertWhole();
            }
            var events = json.readTree(server.get("/v1/system/events").body()).get("items");
            assertThat(events).hasSize(1);
            assertThat(events.get(0).get("kind").asText()).isEqualTo("restored");
            assertThat(server.said()).contains("The database was restored from the backup ");
            assertThat(restored.resolve("restored.json")).doesNotExist();
        }
    }

    /** Of the server's files none has it, whatever PostgreSQL and its WAL keep; a backup is a copy of them. */
    @Test
    void the_secret_of_a_webhook_is_in_no_file() throws Exception {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        int looked = 0;
        try (var files = Files.walk(taken)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(contains(Files.readAllBytes(file), bytes))
                        .as(file.toString())
                        .isFalse();
                looked++;
            }
        }
        assertThat(looked).isGreaterThan(100);
        var key = Files.readAllBytes(taken.resolve("secrets.key"));
        assertThat(contains(key, Arrays.copyOfRange(key, 10, 30)))
                .as("what is there is found")
                .isTrue();
        assertThat(saidByServer).doesNotContain(secret, secret.substring(6));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secrets.key"))))
                .isEqualTo("rw-------");
    }

    private static boolean contains(byte[] all, byte[] wanted) {
        return new String(all, StandardCharsets.ISO_8859_1).contains(new String(wanted, StandardCharsets.ISO_8859_1));
    }

    @Test
    void a_server_whose_key_is_gone_does_not_start_and_names_the_file() throws Exception {
        var keyless = folder.resolve("keyless");
        assertThat(run(keyless, "restore", "--from", taken.toString()).code()).isZero();
        Files.delete(keyless.resolve("secrets.key"));

        var server = PackagedServer.launch(keyless, SETTINGS);
        assertThat(server.exitCode()).as(server.said()).isEqualTo(1);
        assertThat(server.said())
                .contains("Leadline did not start. Secrets in the database are sealed with the key ")
                .contains("which is not in the file ", "secrets.key")
                .doesNotContain("\tat ");

        newerSchema(keyless);
    }

    /** The same folder, migrated by a build of the future. */
    private static void newerSchema(Path keyless) throws Exception {
        try (var database = EmbeddedDatabase.start(keyless);
                var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("insert into flyway_schema_history (installed_rank, version, description, type, script,"
                    + " installed_by, execution_time, success) values (9999, '9999', 'later', 'SQL', 'V9999__later.sql',"
                    + " 'leadline', 0, true)");
        }
        var server = PackagedServer.launch(keyless, SETTINGS);
        assertThat(server.exitCode()).as(server.said()).isEqualTo(1);
        assertThat(server.said())
                .contains(
                        "Leadline did not start. The schema of the database (9999) is newer than that of this build (")
                .doesNotContain("\tat ");
    }

    @Test
    void half_a_backup_is_refused() throws Exception {
        var nothing = folder.resolve("nothing");
        var refused = run(nothing, "restore", "--from", halfBackup);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.said()).contains("holds no whole backup").doesNotContain("\tat ");
        assertThat(nothing.resolve("pgdata")).doesNotExist();
    }

    @Test
    void a_backup_of_a_data_folder_at_rest_says_what_it_holds_and_nothing_else() throws Exception {
        var to = folder.resolve("backups").resolve("at-rest");
        var ended = run(data, "backup", "--to", to.toString());
        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(ended.said())
                .startsWith("The backup " + to + " is whole: ")
                .contains(", schema ", "It holds what was acknowledged before ")
                .hasLineCount(1);
        assertThat(json.readTree(to.resolve("manifest.json").toFile())
                        .at("/versions/leadline")
                        .asText())
                .matches("\\d+\\.\\d+.*");
        assertThat(run(data, "backup", "--to", to.toString()).said()).startsWith("The folder " + to + " exists.");
    }

    @Test
    void a_database_of_the_operator_s_own_is_for_postgresql_s_programs() throws Exception {
        var said = Files.createTempFile(folder, "said", ".txt");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dleadline.database.url=jdbc:postgresql://db.example.com/leadline",
                        "-jar",
                        JAR,
                        "backup",
                        "--to",
                        folder.resolve("no").toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        assertThat(builder.start().waitFor()).isEqualTo(2);
        assertThat(said)
                .content()
                .contains("is for the one that the server brings")
                .contains("docs/operations/backup.md");
    }
}
