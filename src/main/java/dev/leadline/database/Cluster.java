package dev.leadline.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The files of one PostgreSQL: made once, whole or not at all, and configured anew before each start. */
public final class Cluster {

    static final String NAME = "leadline";

    /** The major version of the PostgreSQL that this build brings. */
    public static final String MAJOR = "18";

    /** Is there once the server's role may take backups. */
    private static final String PERMITTED = "leadline.backups-permitted";

    /** Passwords only, over loopback only, for our role only: nobody is trusted and the superuser cannot log in. */
    private static final String WHO_MAY_LOG_IN = "host " + NAME + " " + NAME + " 127.0.0.1/32 scram-sha-256\n";

    private Cluster() {}

    static void createIfAbsent(DataFolder folder, Path home) throws IOException {
        if (Files.exists(folder.cluster())) {
            checkVersion(folder.cluster());
            return;
        }
        if (Files.exists(folder.restoring())) {
            throw new CannotStart("The data folder " + folder.path() + " holds a restore that was not finished.\nRun"
                    + " `restore` again, over the same folder.");
        }
        Path draft = folder.path().resolve("pgdata.creating");
        PostgresPrograms.delete(draft);
        String password = folder.password();
        Path said = folder.path().resolve("initdb.log");
        Command.of(
                        home,
                        "initdb",
                        "-D",
                        draft.toString(),
                        "-U",
                        "postgres",
                        "--auth=scram-sha-256",
                        "--auth-local=reject",
                        "--pwfile=" + folder.path().resolve("password"),
                        "--encoding=UTF8",
                        "--no-locale",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8")
                .mustRun("", said);
        Files.writeString(draft.resolve("pg_hba.conf"), WHO_MAY_LOG_IN);
        Files.writeString(draft.resolve("postgresql.conf"), "\ninclude = 'leadline.conf'\n", StandardOpenOption.APPEND);
        configure(draft, 5432);
        Command.of(home, "postgres", "--single", "-j", "-D", draft.toString(), "postgres")
                .mustRun(statements(password), said);
        Files.move(draft, folder.cluster());
    }

    /** Run before the first start, by PostgreSQL without a network: there is no moment with a door but no password. */
    private static String statements(String password) {
        return "create role " + NAME + " login password '" + password + "';\n\n"
                + "create database " + NAME + " owner " + NAME + ";\n\n"
                + "alter role postgres password null;\n\n";
    }

    /**
     * Lets the server's role take backups, once for each cluster: only PostgreSQL without a network still obeys a superuser.
     * The slot that keeps the WAL of a backup needs a role for replication, and {@code pg_hba.conf} lets nobody replicate.
     */
    static void permitBackups(DataFolder folder, Path home) throws IOException {
        Path permitted = folder.cluster().resolve(PERMITTED);
        if (Files.exists(permitted)) {
            return;
        }
        String statements = "alter role " + NAME + " replication;\n\n"
                + "grant execute on function pg_backup_start(text, boolean), pg_backup_stop(boolean) to " + NAME
                + ";\n\n";
        Command.of(home, "postgres", "--single", "-j", "-D", folder.cluster().toString(), NAME)
                .mustRun(statements, folder.path().resolve("initdb.log"));
        Files.createFile(permitted);
    }

    private static void checkVersion(Path cluster) throws IOException {
        String version = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR)) {
            throw new CannotStart("The data folder " + cluster.getParent() + " was written by PostgreSQL " + version
                    + "; this build brings PostgreSQL " + MAJOR + ".\nStart the earlier build once more and export the"
                    + " data with pg_dump.");
        }
    }

    /** Durable and local; the rest is PostgreSQL's default, and {@code alter system} by the operator still wins. */
    static void configure(Path cluster, int port) throws IOException {
        Files.writeString(
                cluster.resolve("leadline.conf"),
                """
                # Written by the server before each start: changes here are lost, `alter system` keeps them.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                password_encryption = scram-sha-256
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                max_connections = 100
                timezone = 'UTC'
                log_timezone = 'UTC'
                # What a statement did wrong, the server is told anyway; its values are not for a log file.
                log_min_messages = log
                log_min_error_statement = panic
                log_checkpoints = off
                """
                        .formatted(port));
    }
}
