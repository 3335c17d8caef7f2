package dev.leadline.upgrade;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The rows of every table as text, in the form in which {@code pg_dump --data-only} writes them: {@code copy} statements
 * with their lines, and where each sequence stands; compressed. The PostgreSQL that ships with the server has no {@code pg_dump}.
 */
public final class Rows {

    private static final String END = "\\.";

    /** Those of Flyway say what the schema is, and are written by it; a part of a table is no table of its own. */
    private static final String TABLES =
            """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'
              and not exists (select from pg_class where relname = table_name and relispartition)
            order by table_name
            """;

    /** What a table refers to comes before it. */
    private static final String REFERENCES =
            """
            select conrelid::regclass::text || ' ' || confrelid::regclass::text from pg_constraint
            where contype = 'f' and conrelid <> confrelid
            """;

    private static final String SEQUENCES =
            """
            select format('select setval(''%s'', %s);', sequencename, last_value) from pg_sequences
            where schemaname = 'public' and last_value is not null order by 1
            """;

    private final Connection connection;

    public Rows(Connection connection) {
        this.connection = connection;
    }

    /** The version of the last migration that was run. */
    public String schemaVersion() throws SQLException {
        return ask("select version from flyway_schema_history where success order by installed_rank desc limit 1")
                .get(0);
    }

    /** All tables but Flyway's own, sorted by name. */
    public List<String> tables() throws SQLException {
        return ask(TABLES);
    }

    /** How many rows each table has. */
    public Map<String, Long> counts() throws SQLException {
        var counts = new TreeMap<String, Long>();
        for (var table : tables()) {
            counts.put(table, Long.valueOf(ask("select count(*) from " + table).get(0)));
        }
        return counts;
    }

    /** The lines of a table as {@code copy} writes them, the columns as named. */
    public List<String> lines(String table, String columns) throws SQLException, IOException {
        return answer("select " + columns + " from " + table);
    }

    /** The lines of a query's answer, likewise. */
    public List<String> answer(String query) throws SQLException, IOException {
        var lines = new StringWriter();
        copies().copyOut("copy (" + query + ") to stdout", lines);
        return lines.toString().lines().toList();
    }

    /** The columns of a table that are stored as they were written, in order, with commas. */
    public String columns(String table) throws SQLException {
        return String.join(
                ", ",
                ask(
                        "select column_name from information_schema.columns where table_schema = 'public' and table_name = '"
                                + table + "' and is_generated = 'NEVER' order by ordinal_position"));
    }

    /** Writes all rows into a file. */
    public void write(Path file) throws SQLException, IOException {
        var text = new StringBuilder("-- Schema V").append(schemaVersion()).append(", written by UpgradeRows\n");
        for (var table : inOrderOfReferences()) {
            var columns = columns(table);
            text.append("\ncopy ").append(table).append(" (").append(columns).append(") from stdin;\n");
            lines(table, columns).forEach(line -> text.append(line).append('\n'));
            text.append(END).append('\n');
        }
        text.append('\n');
        ask(SEQUENCES).forEach(statement -> text.append(statement).append('\n'));
        Files.createDirectories(file.getParent());
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Reads all rows from a file, into a schema of the same version that nobody wrote to yet. They are what the tables held:
     * so no trigger tells anything of them.
     */
    public void read(Path file) throws SQLException, IOException {
        var tables = tables();
        for (var table : tables) {
            run("alter table " + table + " disable trigger user");
            run("delete from " + table);
        }
        var lines = text(file).lines().iterator();
        while (lines.hasNext()) {
            var line = lines.next();
            if (line.startsWith("copy ")) {
                var rows = new StringBuilder();
                for (var row = lines.next(); !row.equals(END); row = lines.next()) {
                    rows.append(row).append('\n');
                }
                copies().copyIn(line, new StringReader(rows.toString()));
            } else if (!line.isBlank()) {
                run(line);
            }
        }
        for (var table : tables) {
            run("alter table " + table + " enable trigger user");
        }
    }

    private static String text(Path file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> inOrderOfReferences() throws SQLException {
        var waiting = new ArrayList<>(tables());
        var references = ask(REFERENCES);
        var ordered = new ArrayList<String>();
        while (!waiting.isEmpty()) {
            var next = waiting.stream()
                    .filter(table -> waiting.stream().noneMatch(other -> references.contains(table + " " + other)))
                    .findFirst()
                    .orElseThrow();
            waiting.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private CopyManager copies() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of all rows. */
    private List<String> ask(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
