package dev.leadline.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.matchesRegex;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.system.RestoreWatch.DatabaseIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SystemEventsResourceTest {

    @Inject
    RestoreWatch watch;

    @Inject
    Queries queries;

    @TempDir
    Path folder;

    private DatabaseIdentity present;

    @BeforeEach
    void remember() {
        present = queries.list(
                        "select system_identifier, timeline from database_identity",
                        row -> new DatabaseIdentity(row.getString(1), row.getString(2)))
                .get(0);
    }

    @AfterEach
    void put_it_back() {
        queries.update(
                "update database_identity set system_identifier = :system_identifier, timeline = :timeline",
                Parameters.of(present));
    }

    private static List<String> texts() {
        return given().get("/v1/system/events?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items.text");
    }

    @Test
    void the_server_knows_which_postgresql_it_runs_on_since_its_start() {
        assertThat(present.systemIdentifier()).matches("\\d{10,}");
        assertThat(present.timeline()).isEqualTo("00000001");
    }

    @Test
    void a_restore_is_noted_once_and_the_note_in_the_folder_goes() throws Exception {
        var backup = UUID.randomUUID().toString();
        var note =
                """
                {"id": "%s", "backup": "%s", "takenAt": "2026-03-02T12:00:00Z", "restoredAt": "2026-03-03T08:30:00Z",
                 "wal": "0/3000100"}"""
                        .formatted(UUID.randomUUID(), backup);
        Files.writeString(folder.resolve("restored.json"), note);
        watch.noteRestore(folder);
        assertThat(folder).isEmptyDirectory();
        // as after a start that was cut short between the commit and the end of the note
        Files.writeString(folder.resolve("restored.json"), note);
        watch.noteRestore(folder);

        assertThat(texts())
                .filteredOn(text -> text.contains(backup))
                .containsExactly("The database was restored from the backup " + backup + ". What was acknowledged from"
                        + " 2026-03-02T12:00:00Z to 2026-03-03T08:30:00Z is not in it.");
        given().get("/v1/system/events?limit=1")
                .then()
                .body("items[0].kind", equalTo("restored"))
                .body("items[0].lostFrom", equalTo("2026-03-02T12:00:00Z"))
                .body("items[0].lostUntil", equalTo("2026-03-03T08:30:00Z"));
    }

    @Test
    void another_timeline_is_a_recovery_and_another_system_a_dump() {
        var random = UUID.randomUUID().toString().substring(0, 8);
        int before = texts().size();
        watch.noteReplacement(present);
        assertThat(texts()).as("nothing is new").hasSize(before);

        watch.noteReplacement(new DatabaseIdentity(present.systemIdentifier(), random));
        assertThat(texts().get(0))
                .startsWith("The database was recovered, or a standby took over: its timeline is " + random
                        + ", and was 00000001 when a server last started.");
        watch.noteReplacement(new DatabaseIdentity(random, random));
        assertThat(texts().get(0))
                .startsWith("The data is in another PostgreSQL (system " + random
                        + ") than when a server last started (system " + present.systemIdentifier() + ")");
        given().get("/v1/system/events?limit=1").then().body("items[0].kind", equalTo("replaced"));
    }

    @Test
    void events_are_read_page_by_page_and_no_cursor_is_guessed() {
        watch.noteReplacement(new DatabaseIdentity("a" + UUID.randomUUID(), "1"));
        watch.noteReplacement(new DatabaseIdentity("b" + UUID.randomUUID(), "1"));
        String next = given().get("/v1/system/events?limit=1").then().extract().path("next");
        given().get("/v1/system/events?limit=1&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items.text", everyItem(containsString("(system a")));
        given().get("/v1/system/events?cursor=x")
                .then()
                .statusCode(422)
                .body(containsString("`next` value of an earlier page"));
    }

    @Test
    void the_clocks_of_server_and_database_are_compared() {
        given().get("/q/metrics").then().body(matchesRegex("(?s).*\\nleadline_clock_skew_seconds -?[0-9.E-]+\\n.*"));
    }

    @Test
    void an_event_cannot_be_changed() {
        watch.noteReplacement(new DatabaseIdentity("c" + UUID.randomUUID(), "1"));
        assertThatThrownBy(() -> queries.update("delete from system_event", Parameters.none()))
                .hasMessageContaining("append-only");
    }
}
