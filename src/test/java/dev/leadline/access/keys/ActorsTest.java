package dev.leadline.access.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.web.SettableClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every operation that writes, and where it keeps who did it: {@code access/actors.csv} is reviewed, and an operation that is
 * missing there fails. Some keep nothing, or what is one's own. What is recorded because it leaves no name elsewhere is asked
 * for, and found.
 */
@QuarkusTest
class ActorsTest {

    private static final Path ACTORS = Path.of("src/test/resources/access/actors.csv");
    private static final String RECORDED = "access_record.asked_by";

    @Inject
    KeyTable table;

    @Inject
    KeyRing ring;

    @Inject
    SettableClock clock;

    @Inject
    Queries queries;

    private final Operations all = new Operations();
    private final KeyText key = KeyText.create(KeyText.newId());

    @AfterEach
    void revoke() {
        table.revoke(key.id(), "test", clock.instant());
    }

    private static Map<String, String> kept() throws Exception {
        return Files.readAllLines(ACTORS).stream()
                .skip(1)
                .map(line -> line.split(","))
                .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1], (one, other) -> one, TreeMap::new));
    }

    private Map<String, Operations.Asked> writing() throws Exception {
        var found = new TreeMap<>(all.byId());
        found.values().removeIf(each -> each.method().equals("GET"));
        return found;
    }

    @Test
    void every_operation_that_writes_says_where_it_keeps_who_did_it() throws Exception {
        assertThat(kept().keySet()).isEqualTo(writing().keySet());
        for (var place : kept().values()) {
            if (place.contains(".")) {
                var parts = place.split("\\.");
                assertThat(queries.list(
                                "select 1 from information_schema.columns where table_name = :table and column_name = :column",
                                Parameters.of("table", parts[0]).and("column", parts[1]),
                                row -> row.getInt(1)))
                        .as(place)
                        .hasSize(1);
            }
        }
    }

    @Test
    void what_leaves_no_name_elsewhere_is_recorded() throws Exception {
        var now = clock.instant();
        table.add(
                new NewKey("Actors", List.of("admin"), List.of(), null, null, null),
                key,
                new KeyMaker("test", "test"),
                now);
        ring.poll();
        var missing = new ArrayList<String>();
        var kept = kept();
        for (var operation : writing().entrySet()) {
            var asked = operation.getValue();
            if (!kept.get(operation.getKey()).equals(RECORDED)) {
                continue;
            }
            all.ask(asked, key.text());
            var records = queries.list(
                    "select 1 from access_record where asked_by = :by and method = :method and path = :path",
                    Parameters.of("by", "Actors (key:" + key.id() + ")")
                            .and("method", asked.method())
                            .and("path", asked.path()),
                    row -> row.getInt(1));
            if (records.isEmpty()) {
                missing.add(operation.getKey());
            }
        }

        assertThat(missing).isEmpty();
    }
}
