package dev.leadline.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.web.json.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarDefinitionTest {

    private static final ObjectMapper JSON = StrictJson.newMapper();
    private static final String WRITTEN =
            """
            {"id": "us-sales", "timezone": "America/New_York",
             "hours": {"mon": [["13:30","17:00"],["09:00","12:30"]], "fri": [["22:00","30:00"]]},
             "holidays": ["2026-12-25", {"date": "2026-12-24", "hours": [["09:00","12:00"]], "name": "Christmas Eve"}],
             "extra": [{"date": "2026-12-19", "hours": [["10:00","14:00"]]}]}""";

    private static CalendarDefinition read(String json) throws JsonProcessingException {
        return JSON.readValue(json, CalendarDefinition.class);
    }

    private static List<String> faults(String json) throws JsonProcessingException {
        CalendarDefinition definition = read(json);
        return catchThrowableOfType(Invalid.class, definition::toCalendar).faults().stream()
                .map(fault -> fault.pointer() + " " + fault.value())
                .toList();
    }

    @Test
    void the_calendar_of_the_wire_contract_is_read() throws JsonProcessingException {
        BusinessCalendar calendar = read(WRITTEN).toCalendar();
        assertThat(calendar.id()).isEqualTo("us-sales");
        assertThat(calendar.openBetween(Instant.parse("2026-12-18T12:00:00Z"), Instant.parse("2026-12-26T12:00:00Z")))
                // Friday night, the extra opening, Monday, Christmas Eve, and what is left of Friday's night on
                // Saturday.
                .isEqualTo(Duration.ofHours(8 + 4 + 7 + 3 + 6));
        assertThat(calendar.holidays().get(0).date()).isEqualTo(LocalDate.of(2026, 12, 24));
    }

    @Test
    void what_is_written_again_means_the_same_and_has_the_same_version() throws JsonProcessingException {
        CalendarVersion version = CalendarVersion.from(read(WRITTEN));
        String again = JSON.writeValueAsString(version.definition());
        assertThat(CalendarVersion.from(read(again))).isEqualTo(version);
        assertThat(version.version()).matches("sha256:[0-9a-f]{64}");
        String changed = WRITTEN.replace("17:00", "17:15");
        assertThat(CalendarVersion.from(read(changed)).version()).isNotEqualTo(version.version());
    }

    @Test
    void hours_of_earlier_times_are_read_and_a_calendar_without_them_keeps_its_version()
            throws JsonProcessingException {
        String earlier =
                """
                , "earlier": [{"until": "2026-03-01", "hours": {"mon": [["08:00","16:00"]]}},
                              {"until": "2025-03-01"}]}""";
        String changed = WRITTEN.substring(0, WRITTEN.length() - 1) + earlier;
        BusinessCalendar calendar = read(changed).toCalendar();
        assertThat(calendar.isOpen(Instant.parse("2026-02-23T13:00:00Z"))).isTrue();
        assertThat(calendar.isOpen(Instant.parse("2026-03-02T13:00:00Z"))).isFalse();
        assertThat(calendar.isOpen(Instant.parse("2025-02-24T16:00:00Z"))).isFalse();
        assertThat(read(JSON.writeValueAsString(CalendarDefinition.from(calendar)))
                        .toCalendar())
                .isEqualTo(calendar);
        assertThat(CalendarVersion.from(read(WRITTEN)).version())
                .isEqualTo("sha256:0ad7daccd97201ea50c7a6e68d03a076d2d11fbeb94cad990969c58a8a6383cb");
        assertThat(faults(WRITTEN.substring(0, WRITTEN.length() - 1)
                        + ", \"earlier\": [null, {\"until\": \"x\", \"hours\": {\"tue\": [[\"9\", \"10:00\"]]}}]}"))
                .containsExactly("/earlier/0 null", "/earlier/1/until x", "/earlier/1/hours/tue/0/0 9");
    }

    @Test
    void every_fault_is_told_with_its_place_and_value() throws JsonProcessingException {
        assertThat(
                        faults(
                                """
                        {"id": "US Sales", "timezone": "+02:00",
                         "hours": {"mon": [["9:00","17:00"], ["12:00"]], "tue": [["17:00","09:00"], null]},
                         "holidays": ["2026-02-30", {"name": "x"}, null, {"date": "2026-01-01", "name": "a\\u0000b"}],
                         "extra": [{"date": "2026-01-01"}, {"date": "+2026-01-01", "hours": [["25:00","26:00"]]}]}"""))
                .containsExactly(
                        "/id US Sales",
                        "/timezone +02:00",
                        "/hours/mon/0/0 9:00",
                        "/hours/mon/1 [12:00]",
                        "/hours/tue/0/1 09:00",
                        "/hours/tue/1 null",
                        "/holidays/0/date 2026-02-30",
                        "/holidays/1/date null",
                        "/holidays/2 null",
                        "/holidays/3/name a\u0000b",
                        "/extra/0/hours null",
                        "/extra/1/date +2026-01-01",
                        "/extra/1/hours/0/0 25:00");
    }

    @Test
    void overlaps_and_empty_calendars_are_told_by_the_kernel() throws JsonProcessingException {
        assertThat(faults("{\"timezone\": \"UTC\"}")).containsExactly("/hours null");
        assertThat(
                        faults(
                                """
                        {"timezone": "UTC", "hours": {"fri": [["22:00","30:00"]], "sat": [["05:00","06:00"]]},
                         "holidays": ["2026-01-01", {"date": "2026-01-01", "hours": [["05:00","06:00"]]}]}"""))
                .containsExactly("/hours/sat/0 sat 05:00-06:00", "/holidays/1 2026-01-01");
    }

    @Test
    void only_zones_by_name_are_known() throws JsonProcessingException {
        for (String zone : List.of("Mars/Base", "america/new_york", "GMT+2", "UTC+02:00", "Z", "")) {
            CalendarDefinition definition =
                    read("{\"timezone\": \"" + zone + "\", \"hours\": {\"mon\": [[\"09:00\",\"10:00\"]]}}");
            assertThatThrownBy(definition::toCalendar)
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("The timezone (" + zone + ")");
        }
        assertThatThrownBy(() -> read("{\"timezone\": \"america/new_york\"}").toCalendar())
                .hasMessageContaining("Did you mean \"America/New_York\"?");
    }

    @Test
    void a_version_belongs_to_an_id() throws JsonProcessingException {
        CalendarDefinition nameless = read(WRITTEN.replace("\"id\": \"us-sales\",", ""));
        assertThatThrownBy(() -> CalendarVersion.from(nameless)).hasMessageContaining("id is missing");
    }
}
