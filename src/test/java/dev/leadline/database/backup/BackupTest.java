package dev.leadline.database.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.database.CannotStart;
import dev.leadline.database.EmbeddedDatabase;
import dev.leadline.database.FolderDatabase;
import dev.leadline.database.OtherServer;
import dev.leadline.database.SchemaVersion;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database with one table, of which backups are taken; one of them, taken at rest, is what most tests restore. */
class BackupTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);

    @TempDir
    static Path temp;

    private static Path data;
    private static Path atRest;

    private Path fresh;

    @BeforeAll
    static void take_a_backup_at_rest() throws Exception {
        data = temp.resolve("data");
        atRest = temp.resolve("backups").resolve("at rest");
        try (var database = EmbeddedDatabase.start(data)) {
            run("create table kept (number int primary key); insert into kept values (0)");
        }
        take(atRest);
    }

    @BeforeEach
    void a_data_folder_that_is_not_there() {
        fresh = temp.resolve("fresh " + System.nanoTime());
    }

    private static BackupManifest take(Path to) {
        try (var database = FolderDatabase.reach(data)) {
            return new Backup(database, "0.2.0", CLOCK).take(to);
        }
    }

    private BackupManifest restore(Path from) {
        return new Restore(from, CLOCK).into(fresh);
    }

    private static void run(String sql) throws SQLException {
        try (var database = FolderDatabase.reach(data);
                var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Path folder, String sql) throws SQLException {
        try (var database = FolderDatabase.reach(folder);
                var connection = database.connect()) {
            return ask(connection, sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void what_was_committed_before_its_end_is_restored_and_the_database_works_on() throws Exception {
        restore(atRest);

        assertThat(ask(fresh, "select string_agg(number::text, ',') from kept")).isEqualTo("0");
        assertThat(ask(fresh, "with told as (insert into kept values (99) returning number) select number from told"))
                .isEqualTo("99");
        assertThat(fresh.resolve("pgdata/backup_label.old")).exists();
    }

    @Test
    void a_backup_of_a_server_that_writes_all_the_while_holds_what_was_acknowledged_before_its_end() throws Exception {
        var to = temp.resolve("backups").resolve("at work");
        var acknowledged = new AtomicInteger();
        var isOver = new AtomicBoolean();
        int before;
        try (var server = OtherServer.startIn(data)) {
            run("create table if not exists wide (number int, text text)");
            var writer = CompletableFuture.runAsync(() -> write(acknowledged, isOver));
            while (acknowledged.get() < 50) {
                Thread.onSpinWait();
            }
            before = acknowledged.get();
            take(to);
            isOver.set(true);
            writer.join();
            assertThat(acknowledged.get()).as("it wrote all the while").isGreaterThan(before);
        }
        restore(to);

        assertThat(Integer.parseInt(ask(fresh, "select max(number) from wide"))).isGreaterThanOrEqualTo(before);
        assertThat(ask(fresh, "select count(*) = max(number) from wide"))
                .as("without a gap")
                .isEqualTo("t");
    }

    /** Each row takes a page or so, and the log is pushed through its files meanwhile. */
    private static void write(AtomicInteger acknowledged, AtomicBoolean isOver) {
        try (var database = FolderDatabase.reach(data);
                var connection = database.connect();
                var statement = connection.createStatement()) {
            while (!isOver.get()) {
                statement.execute("insert into wide select " + (acknowledged.get() + 1)
                        + ", string_agg(md5(random()::text), '') from generate_series(1, 200)");
                acknowledged.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_manifest_says_what_the_backup_holds() throws Exception {
        var manifest = BackupManifest.read(atRest);

        assertThat(manifest.versions().leadline()).isEqualTo("0.2.0");
        assertThat(manifest.versions().postgresql()).startsWith("18.");
        assertThat(manifest.versions().schema()).as("no server has run over it").isZero();
        assertThat(manifest.span().begun()).isEqualTo(NOON);
        assertThat(manifest.folders()).contains("pgdata", "pgdata/pg_wal/archive_status", "pgdata/pg_replslot");
        assertThat(manifest.files())
                .extracting(BackupManifest.Entry::path)
                .contains("password", "pgdata/backup_label", "pgdata/global/pg_control", "pgdata/PG_VERSION")
                .doesNotContain("pgdata/postmaster.pid", "pgdata/postmaster.opts")
                .doesNotHaveDuplicates();
        assertThat(Files.readString(data.resolve("pgdata/PG_VERSION")).length())
                .isEqualTo(manifest.files().stream()
                        .filter(file -> file.path().equals("pgdata/PG_VERSION"))
                        .findFirst()
                        .orElseThrow()
                        .size());
    }

    @Test
    void only_its_owner_may_read_it() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(atRest)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(atRest.resolve("password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_restore_leaves_a_note_for_the_next_start() throws IOException {
        restore(atRest);

        var note = RestoreNote.find(fresh).orElseThrow();
        assertThat(note.backup()).isEqualTo(BackupManifest.read(atRest).id());
        assertThat(note.takenAt()).isEqualTo(NOON);
        RestoreNote.forget(fresh);
        assertThat(RestoreNote.find(fresh)).isEmpty();
    }

    @Test
    void a_backup_is_not_written_over_anything() {
        assertThatThrownBy(() -> take(atRest))
                .isInstanceOf(BackupFault.class)
                .hasMessageContaining("The folder " + atRest + " exists.");
    }

    @Test
    void the_remains_of_a_killed_backup_are_no_backup_and_in_nobody_s_way() throws Exception {
        var to = temp.resolve("killed");
        var remains = temp.resolve("killed.unfinished");
        Files.createDirectories(remains.resolve("pgdata"));
        Files.createFile(remains.resolve("lock"));
        assertThatThrownBy(() -> restore(remains))
                .isInstanceOf(BackupFault.class)
                .hasMessageContaining("holds no whole backup")
                .hasMessageContaining("was not finished");

        take(to);

        assertThat(to.resolve("manifest.json")).exists();
        assertThat(to.resolve("lock")).doesNotExist();
        assertThat(remains).doesNotExist();
    }

    @Test
    void a_folder_of_another_s_is_not_taken_for_such_remains() throws IOException {
        var another = Files.createDirectories(temp.resolve("mine.unfinished"));
        assertThatThrownBy(() -> take(temp.resolve("mine"))).hasMessageContaining("no backup has made it");
        assertThat(another).exists();
    }

    @Test
    void a_backup_that_is_under_way_is_not_disturbed() throws Exception {
        var to = temp.resolve("twice");
        try (var first = UnfinishedFolder.of(to)) {
            assertThatThrownBy(() -> take(to))
                    .isInstanceOf(BackupFault.class)
                    .hasMessageContaining("Another backup to " + to + " is under way.");
            assertThat(first.path()).exists();
        }
        assertThat(temp.resolve("twice.unfinished")).as("it was not finished").doesNotExist();
    }

    private Path copyOfBackup() throws IOException {
        var copy = temp.resolve("copy " + System.nanoTime());
        try (var files = Files.walk(atRest)) {
            for (var file : files.toList()) {
                Files.copy(file, copy.resolve(atRest.relativize(file).toString()));
            }
        }
        return copy;
    }

    private void assertNothingWasRestored() throws IOException {
        assertThat(fresh.resolve("pgdata")).doesNotExist();
        assertThat(fresh.resolve("pgdata.restoring")).doesNotExist();
        assertThat(fresh.resolve("password")).doesNotExist();
        assertThat(RestoreNote.find(fresh)).isEmpty();
    }

    @Test
    void one_changed_bit_is_found() throws IOException {
        var damaged = copyOfBackup();
        try (var file =
                new RandomAccessFile(damaged.resolve("pgdata/global/pg_control").toFile(), "rw")) {
            file.seek(7_000);
            int bit = file.read() ^ 1;
            file.seek(7_000);
            file.write(bit);
        }
        assertThatThrownBy(() -> restore(damaged))
                .isInstanceOf(BackupFault.class)
                .hasMessageContaining("its file pgdata/global/pg_control is not what was written");
        assertNothingWasRestored();
    }

    @Test
    void a_missing_file_is_found() throws IOException {
        var damaged = copyOfBackup();
        Files.delete(damaged.resolve("password"));
        assertThatThrownBy(() -> restore(damaged)).hasMessageContaining("its file password is missing");
        assertNothingWasRestored();
    }

    private Path withManifest(String found, String replacement) throws IOException {
        var copy = copyOfBackup();
        var manifest = copy.resolve("manifest.json");
        var text = Files.readString(manifest);
        assertThat(text).contains(found);
        Files.write(manifest, text.replace(found, replacement).getBytes(StandardCharsets.UTF_8));
        return copy;
    }

    @Test
    void a_manifest_that_breaks_off_is_found() throws IOException {
        var damaged = copyOfBackup();
        var text = Files.readString(damaged.resolve("manifest.json"));
        Files.writeString(damaged.resolve("manifest.json"), text.substring(0, text.length() / 2));
        assertThatThrownBy(() -> restore(damaged))
                .hasMessageContaining("is damaged")
                .hasMessageContaining("manifest.json");
    }

    @Test
    void a_manifest_leads_nowhere_else() throws IOException {
        var hostile = withManifest("\"password\"", "\"pgdata/../../password\"");
        assertThatThrownBy(() -> restore(hostile))
                .isInstanceOf(BackupFault.class)
                .hasMessageContaining("is damaged");
        assertNothingWasRestored();
    }

    @Test
    void a_newer_schema_is_refused_and_both_are_named() throws IOException {
        int ours = SchemaVersion.ofThisBuild();
        var newer = withManifest("\"schema\" : 0", "\"schema\" : " + (ours + 1));
        assertThatThrownBy(() -> restore(newer))
                .isInstanceOf(BackupFault.class)
                .hasMessageContaining("(" + (ours + 1) + ") is newer than that of this build (" + ours + ")");
    }

    @Test
    void another_major_version_of_postgresql_is_refused() throws IOException {
        var other = withManifest("\"postgresql\" : \"18.", "\"postgresql\" : \"17.");
        assertThatThrownBy(() -> restore(other))
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("brings PostgreSQL 18");
    }

    @Test
    void a_data_folder_that_holds_something_is_left_alone() throws Exception {
        Files.createDirectories(fresh);
        Files.writeString(fresh.resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> restore(atRest))
                .isInstanceOf(BackupFault.class)
                .hasMessageContaining("is not empty: it holds mine.txt");
        assertThat(fresh.resolve("mine.txt")).hasContent("mine");

        assertThatThrownBy(() -> new Restore(atRest, CLOCK).into(data)).hasMessageContaining("is not empty: it holds ");
        assertThat(ask(data, "select count(*) from kept")).isEqualTo("1");
    }

    @Test
    void a_running_server_is_named() throws Exception {
        try (var server = OtherServer.startIn(data)) {
            assertThatThrownBy(() -> new Restore(atRest, CLOCK).into(data))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("in use by another running server (process " + server.pid() + ")");
        }
    }

    @Test
    void no_database_is_begun_over_a_restore_that_was_killed() throws Exception {
        Files.createDirectories(fresh.resolve("pgdata.restoring"));
        assertThatThrownBy(() -> EmbeddedDatabase.start(fresh))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("holds a restore that was not finished");

        restore(atRest);
        assertThat(ask(fresh, "select count(*) from kept")).isEqualTo("1");
    }

    @Test
    void a_folder_without_a_database_is_named() {
        assertThatThrownBy(() -> FolderDatabase.reach(fresh))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("The data folder " + fresh + " holds no database.");
    }
}
