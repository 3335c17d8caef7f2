package dev.leadline.calendars.holidays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leadline.calendars.HolidayDefinition;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.Holiday;
import dev.leadline.kernel.calendar.OpeningHours;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayImportTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final BusinessCalendar OFFICE = BusinessCalendar.of(
            "office",
            ZoneId.of("America/New_York"),
            Map.of(DayOfWeek.MONDAY, List.of(OpeningHours.parse("09:00", "17:00"))),
            List.of(new Holiday(LocalDate.of(2026, 5, 25), List.of(), "Memorial Day")),
            List.of());

    private static String file(String... lines) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Any\r\n" + String.join("\r\n", lines)
                + "\r\nEND:VCALENDAR\r\n";
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Day off\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT";
    }

    private static HolidayImport.Answer read(byte[] file) {
        HolidayImport into = new HolidayImport(OFFICE, TODAY);
        ICalendarHolidays.read(file, into);
        return into.toAnswer("sha256:0");
    }

    private static HolidayImport.Answer read(String file) {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> dates(String... linesOfAnEvent) {
        return read(file(event(linesOfAnEvent))).holidays().stream()
                .map(HolidayDefinition::date)
                .toList();
    }

    private static List<String> leftOut(HolidayImport.Answer answer) {
        return answer.leftOut().stream()
                .map(each -> each.what() + " " + each.date() + " " + each.reason())
                .toList();
    }

    @Test
    void whole_days_become_holidays_with_their_names() {
        var answer = read(file(
                "BEGIN:VEVENT",
                "DTSTART;VALUE=DATE:20261224",
                "DTEND;VALUE=DATE:20261227",
                "SUMMARY:Christmas\\, and",
                "  what follows",
                "END:VEVENT",
                event("DTSTART;VALUE=DATE:20260703"),
                event("DTSTART:20260706T000000", "DTEND:20260708T000000"),
                event("DTSTART;VALUE=DATE:20260710", "DURATION:P1W")));
        assertThat(answer.holidays())
                .extracting(HolidayDefinition::date)
                .containsExactly(
                        "2026-07-03",
                        "2026-07-06",
                        "2026-07-07",
                        "2026-07-10",
                        "2026-07-11",
                        "2026-07-12",
                        "2026-07-13",
                        "2026-07-14",
                        "2026-07-15",
                        "2026-07-16",
                        "2026-12-24",
                        "2026-12-25",
                        "2026-12-26");
        assertThat(answer.holidays().get(12).name()).isEqualTo("Christmas, and what follows");
        assertThat(answer.leftOut()).isEmpty();
        assertThat(answer.calendar().toCalendar().holidays()).hasSize(14);
        assertThat(answer.basedOn()).isEqualTo("sha256:0");
    }

    /** Monday 6 July 2026, open from 9 to 17. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTSTART:20260706T120000 | DTEND:20260706T170000 | [[09:00, 12:00]]",
                "DTSTART:20260706T120000 | DURATION:PT12H | [[09:00, 12:00]]",
                "DTSTART:20260706T070000 | DTEND:20260706T130000 | [[13:00, 17:00]]",
                "DTSTART:20260706T120000 | DTEND:20260707T000000 | [[09:00, 12:00]]",
                "DTSTART:20260706T160000Z | DTEND:20260706T220000Z | [[09:00, 12:00]]",
                "DTSTART;TZID=Eastern Standard Time:20260706T120000 | DTEND;TZID=Eastern Standard Time:20260706T180000 |"
                        + " [[09:00, 12:00]]",
                "DTSTART;TZID=W. Europe Standard Time:20260706T180000 | DTEND;TZID=W. Europe Standard Time:20260706T230000 |"
                        + " [[09:00, 12:00]]",
                "DTSTART:20260706T080000 | DTEND:20260706T180000 |",
            })
    void half_days_keep_the_hours_that_are_left(String begin, String end, String hours) {
        var answer = read(file(event(begin, end)));
        assertThat(answer.holidays()).hasSize(1);
        assertThat(answer.holidays().get(0).date()).isEqualTo("2026-07-06");
        assertThat(
                        answer.holidays().get(0).hours() == null
                                ? "[]"
                                : answer.holidays().get(0).hours().toString())
                .isEqualTo(hours == null ? "[]" : hours);
        assertThat(answer.leftOut()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTSTART:20260706T100000 | DTEND:20260706T140000",
                "DTSTART:20260706T090000 | DTEND:20260706T103000",
                "DTSTART:20260706T180000 | DTEND:20260706T220000",
                "DTSTART:20260707T090000 | DTEND:20260707T170000",
                "DTSTART;TZID=Somewhere:20260706T120000 | DTEND;TZID=Somewhere:20260706T170000",
            })
    void meetings_are_no_half_days(String begin, String end) {
        var answer = read(file(event(begin, end)));
        assertThat(answer.holidays()).isEmpty();
        assertThat(answer.leftOut()).hasSize(1);
    }

    @Test
    void whole_days_are_known_by_any_name_of_the_zone() {
        assertThat(dates(
                        "DTSTART;TZID=Eastern Standard Time:20260706T000000",
                        "DTEND;TZID=Eastern Standard Time:20260708T000000"))
                .containsExactly("2026-07-06", "2026-07-07");
        assertThat(dates(
                        "DTSTART;TZID=/example.org/America/New_York:20260706T000000",
                        "DTEND;TZID=/example.org/America/New_York:20260707T000000"))
                .containsExactly("2026-07-06");
        assertThat(dates("DTSTART:20260706T040000Z", "DTEND:20260707T040000Z")).containsExactly("2026-07-06");
    }

    @Test
    void every_name_of_a_zone_of_windows_is_a_zone() {
        assertThat(WindowsZones.ZONES.keySet())
                .hasSizeGreaterThan(90)
                .allSatisfy(name -> assertThat(WindowsZones.find(name)).as(name).isPresent());
        assertThat(WindowsZones.find("FLE Standard Time")).contains(ZoneId.of("Europe/Kiev"));
        assertThat(WindowsZones.find("Moon Standard Time")).isEmpty();
    }

    @Test
    void half_days_recur() {
        var answer = read(file(event("DTSTART:20260706T120000", "DTEND:20260706T170000", "RRULE:FREQ=WEEKLY;COUNT=3")));
        assertThat(answer.holidays())
                .extracting(HolidayDefinition::date)
                .containsExactly("2026-07-06", "2026-07-13", "2026-07-20");
        assertThat(answer.holidays()).allMatch(each -> each.hours().equals(List.of(List.of("09:00", "12:00"))));
    }

    @Test
    void what_is_left_out_is_told_with_its_reason() {
        var answer = read(file(
                event("DTSTART:20260703T090000", "DTEND:20260703T120000"),
                event("DTSTART;TZID=Europe/Berlin:20260704T000000", "DTEND;TZID=Europe/Berlin:20260705T000000"),
                event("DTSTART:20260705T000000Z", "DTEND:20260706T000000Z"),
                event("DTSTART;VALUE=DATE:20260706", "STATUS:CANCELLED"),
                event("DTSTART;VALUE=DATE:20260525"),
                event("DTSTART;VALUE=DATE:20260227", "DTEND;VALUE=DATE:20260304"),
                event("DTSTART;VALUE=DATE:20260303"),
                event("DTSTART;VALUE=DATE:20260708", "RRULE:FREQ=YEARLY;BYWEEKNO=20"),
                event("DTSTART;VALUE=DATE:20260709", "RRULE:FREQ=YEARLY;BYMONTHDAY=9")));
        assertThat(leftOut(answer))
                .containsExactly(
                        "Day off 2026-07-03 It does not last whole days in the calendar's time zone:"
                                + " 20260703T090000 to 20260703T120000.",
                        "Day off 2026-07-04 It does not last whole days in the calendar's time zone:"
                                + " 20260704T000000 to 20260705T000000.",
                        "Day off 2026-07-05 It does not last whole days in the calendar's time zone:"
                                + " 20260705T000000Z to 20260706T000000Z.",
                        "Day off 2026-07-06 It is cancelled.",
                        "Day off 2026-05-25 The calendar already has a holiday on that date: Memorial Day.",
                        "Day off 2026-02-27 3 days of it are in the past.",
                        "Day off 2026-03-03 The file has another holiday on that date: Day off.",
                        "Day off 2026-07-08 Its recurrence is not supported (BYWEEKNO). Only its first occurrence"
                                + " was imported.",
                        "Day off 2026-07-09 Its recurrence is not supported (BYMONTHDAY without BYMONTH). Only its"
                                + " first occurrence was imported.");
        assertThat(answer.holidays())
                .extracting(HolidayDefinition::date)
                .containsExactly("2026-03-02", "2026-03-03", "2026-07-08", "2026-07-09");
    }

    @Test
    void recurring_events_are_taken_until_they_end_or_for_ten_years() {
        assertThat(dates("DTSTART;VALUE=DATE:19701126", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;UNTIL=20281123"))
                .containsExactly("2026-11-26", "2027-11-25", "2028-11-23");
        assertThat(dates("DTSTART;VALUE=DATE:20241225", "RRULE:FREQ=YEARLY;COUNT=4"))
                .containsExactly("2026-12-25", "2027-12-25");
        assertThat(dates(
                        "DTSTART;VALUE=DATE:20260704",
                        "RRULE:FREQ=YEARLY;COUNT=3",
                        "EXDATE;VALUE=DATE:20270704,20300101",
                        "RDATE;VALUE=DATE:20260710"))
                .containsExactly("2026-07-04", "2026-07-10", "2028-07-04");
        assertThat(dates("DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY;UNTIL=20360101"))
                .containsExactly("2028-02-29", "2032-02-29");
        assertThat(dates("DTSTART;VALUE=DATE:19000704", "RRULE:FREQ=YEARLY;UNTIL=20270704"))
                .containsExactly("2026-07-04", "2027-07-04");
        assertThat(dates("DTSTART;VALUE=DATE:19000101", "RRULE:FREQ=DAILY;UNTIL=20260303"))
                .containsExactly("2026-03-02", "2026-03-03");
        assertThat(dates("DTSTART;VALUE=DATE:20241125", "RRULE:FREQ=MONTHLY;UNTIL=20260425T000000Z"))
                .containsExactly("2026-03-25", "2026-04-25");
        assertThat(dates("DTSTART;VALUE=DATE:20251101", "RRULE:FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=1SU;UNTIL=20270801"))
                .containsExactly("2026-11-01", "2027-08-01");
        assertThat(dates("DTSTART;VALUE=DATE:20260302", "RRULE:FREQ=DAILY;INTERVAL=2;BYDAY=MO;COUNT=3"))
                .containsExactly("2026-03-02", "2026-03-16", "2026-03-30");
        var endless = read(file(event("DTSTART;VALUE=DATE:20261225", "RRULE:FREQ=YEARLY")));
        assertThat(endless.holidays()).hasSize(10);
        assertThat(leftOut(endless))
                .containsExactly("Day off 2036-03-02 It recurs beyond this limit. The days" + " before were imported.");
    }

    @Test
    void one_occurrence_may_be_moved_by_an_event_of_its_own() {
        var answer = read(file(
                event("DTSTART;VALUE=DATE:20260704", "RRULE:FREQ=YEARLY;COUNT=2"),
                event("DTSTART;VALUE=DATE:20260703", "RECURRENCE-ID;VALUE=DATE:20260704")));
        assertThat(answer.holidays()).extracting(HolidayDefinition::date).containsExactly("2026-07-03", "2027-07-04");
    }

    @Test
    void the_zone_of_the_machine_makes_no_difference() {
        var before = TimeZone.getDefault();
        try {
            for (var zone : List.of("America/New_York", "Pacific/Apia", "UTC")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(dates("DTSTART;VALUE=DATE:19701225", "RRULE:FREQ=YEARLY;UNTIL=20271225"))
                        .containsExactly("2026-12-25", "2027-12-25");
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTSTART;VALUE=DATE:00000101 | /events/0/DTSTART | 00000101",
                "DTSTART;VALUE=DATE:99999990101 | /events/0/DTSTART | 99999990101",
                "DTSTART;VALUE=DATE:99990101 | /events/0/DTSTART | 99990101",
                "DTSTART;VALUE=DATE:20260230 | /events/0/DTSTART | 20260230",
                "DTSTART;VALUE=DATE:٢٠٢٦٠١٠١ | /events/0/DTSTART | ٢٠٢٦٠١٠١",
                "DTSTART:tomorrow | /events/0/DTSTART | tomorrow",
                "SEQUENCE:1 | /events/0/DTSTART | ",
                "DTSTART:20270101~DTSTART:20270102 | /events/0/DTSTART | 20270102",
                "DTSTART:20270101~DTEND:20261231 | /events/0/DTEND | 20261231",
                "DTSTART:20270101~DTEND:22001231 | /events/0/DTEND | 22001231",
                "DTSTART:20270101~DURATION:P99999D | /events/0/DURATION | P99999D",
                "DTSTART:20270101~EXDATE:x | /events/0/EXDATE | x",
                "DTSTART:20270101~RECURRENCE-ID:x | /events/0/RECURRENCE-ID | x",
                "DTSTART:20270101~RRULE:NONSENSE | /events/0/RRULE | NONSENSE",
                "DTSTART:20270101~RRULE:COUNT=1 | /events/0/RRULE | COUNT=1",
                "DTSTART:20270101~RRULE:FREQ=NEVER | /events/0/RRULE | FREQ=NEVER",
                "DTSTART:20270101~RRULE:FREQ=YEARLY;FREQ=YEARLY | /events/0/RRULE | FREQ=YEARLY;FREQ=YEARLY",
                "DTSTART:20270101~RRULE:FREQ=YEARLY;COUNT=99999999999 | /events/0/RRULE |"
                        + " FREQ=YEARLY;COUNT=99999999999",
                "DTSTART:20270101~RRULE:FREQ=YEARLY;INTERVAL=0 | /events/0/RRULE | FREQ=YEARLY;INTERVAL=0",
                "DTSTART:20270101~RRULE:FREQ=YEARLY;INTERVAL=2147483647 | /events/0/RRULE |"
                        + " FREQ=YEARLY;INTERVAL=2147483647",
                "DTSTART:20270101~RRULE:FREQ=YEARLY;BYMONTH=13 | /events/0/RRULE | FREQ=YEARLY;BYMONTH=13",
                "DTSTART:20270101~RRULE:FREQ=YEARLY;BYDAY=99MO | /events/0/RRULE | FREQ=YEARLY;BYDAY=99MO",
                "DTSTART:20270101~RRULE:FREQ=YEARLY;BYDAY= | /events/0/RRULE | FREQ=YEARLY;BYDAY=",
                "DTSTART:20270101~RRULE:FREQ=WEEKLY;BYMONTHDAY=3 | /events/0/RRULE | FREQ=WEEKLY;BYMONTHDAY=3",
                "DTSTART:20270101~RRULE:FREQ=YEARLY;COUNT=2;UNTIL=20300101 | /events/0/RRULE |"
                        + " FREQ=YEARLY;COUNT=2;UNTIL=20300101",
                "DTSTART:20270101~RRULE:FREQ=YEARLY;UNTIL=99999999 | /events/0/RRULE | 99999999",
                "DTSTART:20270101~RRULE:FREQ=DAILY~DTEND:20280101 | /events/0/DTSTART | 20270101",
            })
    void what_is_no_event_is_refused_with_its_line_and_value(String lines, String pointer, String value) {
        var file = file(event(lines.split("~")));
        Invalid invalid = catchThrowableOfType(Invalid.class, () -> read(file));
        assertThat(invalid.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.value()).isEqualTo(value);
            assertThat(fault.detail()).contains("event on line 4");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\nEND:VEVENT\r\n",
                "BEGIN:VEVENT\r\nDTSTART:20270101\r\nEND:VEVENT\r\n",
                "BEGIN:VCALENDAR\r\nVERSION:1.0\r\nEND:VCALENDAR\r\n",
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nno colon here\r\nEND:VCALENDAR\r\n",
                "BEGIN:VCALENDAR\r\nSUMMARY:a\u0000b\r\nEND:VCALENDAR\r\n",
                "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nSUMMARY:after\r\n",
            })
    void what_is_no_calendar_file_is_refused(String file) {
        Invalid invalid = catchThrowableOfType(Invalid.class, () -> read(file));
        assertThat(invalid).isNotNull();
        assertThat(invalid.getMessage()).isNotBlank();
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void hostile_files_cost_little() {
        var deep = "BEGIN:X\r\n".repeat(10_000);
        var folded = "SUMMARY:" + "a\r\n ".repeat(20_000);
        assertThat(dates("DTSTART;VALUE=DATE:19000704", "RRULE:FREQ=YEARLY;UNTIL=20270704"))
                .containsExactly("2026-07-04", "2027-07-04");
        assertThat(dates("DTSTART;VALUE=DATE:19000101", "RRULE:FREQ=DAILY;UNTIL=20260303"))
                .containsExactly("2026-03-02", "2026-03-03");
        var endless = "SUMMARY:" + "a".repeat(500_000);
        var lines = "A:\r\n".repeat(60_000);
        for (var hostile : List.of(deep, folded, endless, lines, "\r\n".repeat(400_000))) {
            assertThat(catchThrowableOfType(Invalid.class, () -> read(file(hostile))))
                    .isNotNull();
        }
        assertThat(catchThrowableOfType(Invalid.class, () -> read(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1})))
                .hasMessageContaining("UTF-8");
        assertThat(read(many(500, "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")).holidays())
                .isEmpty();
        for (var rule : List.of("FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TU,WE", "FREQ=DAILY;COUNT=46050")) {
            assertThat(catchThrowableOfType(Invalid.class, () -> read(many(8_000, rule))))
                    .as(rule)
                    .isNotNull();
        }
    }

    private static String many(int events, String rule) {
        return file(IntStream.range(0, events)
                .mapToObj(i -> event("DTSTART;VALUE=DATE:19000101", "RRULE:" + rule))
                .collect(Collectors.joining("\r\n")));
    }

    private static HolidayImport.Answer holidays(String country, String region, int from, int to, Boolean observed) {
        HolidayImport into = new HolidayImport(OFFICE, TODAY);
        new PublicHolidays(new PublicHolidaysWanted(country, region, from, to, observed)).read(into);
        return into.toAnswer("sha256:0");
    }

    @Test
    void public_holidays_come_on_the_dates_they_are_observed_or_on_their_own() {
        assertThat(holidays("us", null, 2026, 2027, null).holidays())
                .extracting(HolidayDefinition::date)
                .contains("2026-07-03", "2027-07-05", "2026-11-26", "2027-12-31")
                .doesNotContain("2026-07-04", "2026-01-01", "2026-05-25");
        assertThat(holidays("US", "ny", 2026, 2026, false).holidays())
                .extracting(HolidayDefinition::date)
                .contains("2026-07-04")
                .doesNotContain("2026-07-03");
        var bavaria = holidays("DE", "by", 2026, 2026, true);
        assertThat(bavaria.holidays()).extracting(HolidayDefinition::date).contains("2026-06-04", "2026-11-01");
        assertThat(holidays("DE", null, 2026, 2026, true).holidays())
                .extracting(HolidayDefinition::date)
                .doesNotContain("2026-06-04", "2026-11-01");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "XX, , 2026, 2026, /country",
                "../us, , 2026, 2026, /country",
                "'', , 2026, 2026, /country",
                "US, zz, 2026, 2026, /region",
                "US, '', 2026, 2026, /region",
                "US, ny/x, 2026, 2026, /region",
                "US, , 2027, 2026, /to",
                "US, , 2000, 2051, /to",
            })
    void unknown_countries_regions_and_spans_are_refused(
            String country, String region, int from, int to, String pointer) {
        Invalid invalid = catchThrowableOfType(Invalid.class, () -> holidays(country, region, from, to, null));
        assertThat(invalid.faults()).singleElement().satisfies(fault -> assertThat(fault.pointer())
                .isEqualTo(pointer));
    }
}
