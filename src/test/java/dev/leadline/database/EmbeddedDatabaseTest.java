package dev.leadline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test starts in a folder that was used before; the parent of the folder does not exist before the first. */
class EmbeddedDatabaseTest {

    @TempDir
    static Path temp;

    private final Path folder = temp.resolve("not there yet").resolve("leadline");

    @BeforeEach
    void a_table_with_one_row() throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            run(
                    database,
                    "create table if not exists kept (word text); delete from kept; insert into kept values ('before')");
        }
    }

    @Test
    void what_was_committed_is_there_after_a_restart_on_the_same_port() throws SQLException {
        String url;
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            url = database.jdbcUrl();
            assertThat(ask(database, "select word from kept")).isEqualTo("before");
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(database.jdbcUrl()).isEqualTo(url);
        }
    }

    @Test
    void no_process_of_it_is_left_when_it_is_closed() throws IOException {
        EmbeddedDatabase.start(folder).close();
        assertThat(processes()).isZero();
        assertThat(folder.resolve("pgdata/postmaster.pid")).doesNotExist();
    }

    @Test
    void it_is_durable() throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(ask(database, "show fsync")).isEqualTo("on");
            assertThat(ask(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(database, "show full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void a_forgetful_database_is_refused() throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder);
                Connection connection = connect(database, database.password())) {
            assertThatCode(() -> DurabilityGuard.check(connection)).doesNotThrowAnyException();
            connection.createStatement().execute("set synchronous_commit = off");
            assertThatThrownBy(() -> DurabilityGuard.check(connection))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("`synchronous_commit` off");
        }
    }

    @Test
    void only_the_password_in_a_file_of_the_owner_opens_it() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThatThrownBy(() -> connect(database, "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(Files.readString(folder.resolve("password")))
                    .isEqualTo(database.password())
                    .hasSize(43);
            assertThat(ask(database, "select rolsuper::text from pg_roles where rolname = current_user"))
                    .isEqualTo("false");
            assertThat(permissions(folder)).isEqualTo("rwx------");
            assertThat(permissions(folder.resolve("password"))).isEqualTo("rw-------");
            assertThat(Files.readString(folder.resolve("pgdata/pg_hba.conf"))).doesNotContain("trust");
        }
    }

    @Test
    void a_second_server_on_the_folder_is_refused_and_does_the_first_no_harm() throws Exception {
        try (OtherServer first = OtherServer.startIn(folder)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("The data folder " + folder.toRealPath() + " is in use")
                    .hasMessageContaining("process " + first.pid());
            assertThat(postmaster().isAlive()).isTrue();
        }
        EmbeddedDatabase.start(folder).close();
    }

    @Test
    void a_second_start_in_the_same_process_is_refused_too() throws SQLException {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(folder)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder)).hasMessageContaining("is in use");
            assertThat(ask(first, "select word from kept")).isEqualTo("before");
        }
    }

    @Test
    void what_a_killed_server_left_running_is_stopped_and_its_data_served() throws Exception {
        OtherServer.startIn(folder).close();
        ProcessHandle orphan = postmaster();
        assertThat(orphan.isAlive()).isTrue();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(postmaster().pid()).isNotEqualTo(orphan.pid());
            assertThat(ask(database, "select word from kept")).isEqualTo("before");
        }
        assertThat(processes()).isZero();
    }

    @Test
    void a_stranger_with_the_pid_of_the_last_postmaster_is_left_alone() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(folder.resolve("pgdata/postmaster.pid"), stranger.pid() + "\n" + folder + "\n");
            EmbeddedDatabase.start(folder).close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_killed_postmaster_is_started_again_on_the_same_port() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            ProcessHandle killed = postmaster();
            killed.destroyForcibly();
            killed.onExit().join();
            assertThat(eventually(database, "select word from kept")).isEqualTo("before");
            assertThat(postmaster().pid()).isNotEqualTo(killed.pid());
        }
        assertThat(processes()).isZero();
    }

    @Test
    void an_unfinished_first_start_is_begun_again() throws Exception {
        Path fresh = temp.resolve("unfinished");
        Files.createDirectories(fresh.resolve("pgdata.creating"));
        Files.writeString(fresh.resolve("pgdata.creating/half"), "written");
        Files.createDirectories(fresh.resolve("postgresql.unpacking/bin"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(fresh)) {
            assertThat(ask(database, "select 'served'")).isEqualTo("served");
        }
    }

    @Test
    void a_data_folder_that_is_a_file_is_named_in_the_refusal() throws IOException {
        Path file = Files.createFile(temp.resolve("a file " + System.nanoTime()));
        assertThatThrownBy(() -> EmbeddedDatabase.start(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("The data folder " + file + " cannot be used: ")
                .hasMessageContaining("is not a folder");
    }

    @Test
    void a_missing_password_is_named_and_not_made_up() throws IOException {
        Path password = folder.resolve("password");
        String kept = Files.readString(password);
        Files.delete(password);
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .hasMessageContaining(password + " with the password");
            assertThat(processes()).isZero();
        } finally {
            Files.writeString(password, kept);
            Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static Connection connect(EmbeddedDatabase database, String password) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), password);
    }

    private static void run(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database, database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database, database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String eventually(EmbeddedDatabase database, String sql) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            try {
                return ask(database, sql);
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }

    private ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(folder.resolve("pgdata/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private long processes() throws IOException {
        String real = folder.toRealPath().toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").startsWith(real))
                .count();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
