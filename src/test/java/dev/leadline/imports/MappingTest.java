package dev.leadline.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leadline.imports.mapping.Mapping;
import dev.leadline.imports.mapping.SourceRow;
import dev.leadline.kernel.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mapping may say, what it makes of a row, and how it tells what is wrong with either. */
class MappingTest {

    private static final String HEAD =
            """
            file:
              columns: [id, at, kind, count, rank]
            zone: America/New_York
            leadId: "L-${id}"
            facts:
            """;
    private static final String LEAD =
            """
              - lead:
                  receivedAt: { from: "${at}", format: date, time: "09:00" }
            """;

    private static Mapping mapping(String facts) {
        return read(HEAD + facts);
    }

    private static Mapping read(String yaml) {
        return Mapping.read("m.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static Invalid refusal(String yaml) {
        return catchThrowableOfType(Invalid.class, () -> read(yaml));
    }

    private static SourceRow row(String id, String at, String kind, String count, String rank) {
        var cells = new HashMap<String, String>();
        cells.put("id", id);
        cells.put("at", at);
        cells.put("kind", kind);
        cells.put("count", count);
        cells.put("rank", rank);
        return new SourceRow(7, cells);
    }

    private static List<String> json(Mapping mapping, SourceRow row) {
        return new RowFacts(mapping, null).of(row).stream().map(FactLine::json).toList();
    }

    private static Invalid refusal(Mapping mapping, SourceRow row) {
        return catchThrowableOfType(Invalid.class, () -> new RowFacts(mapping, null).of(row));
    }

    @Test
    void every_kind_of_fact_is_written_as_the_bulk_door_takes_it() {
        var mapping = mapping(
                """
                  - lead:
                      receivedAt: { from: "${at}", format: date, time: "09:00" }
                      rank: "${rank}"
                      stage: MQL
                      policy: p
                      owner: east-1
                      team: east
                      zone: America/New_York
                      occurredAt: "2016-01-12T00:00:00+01:00"
                      attributes: { kind: "${kind}" }
                  - attempt: { id: "a${id}", channel: PHONE, occurredAt: "2016-01-12T00:00:00Z", outcome: NO_ANSWER }
                  - pause: { id: p, from: "2016-01-12T00:00:00Z", to: "2016-01-13T00:00:00Z", reason: fair }
                  - disposition: { id: o, type: ACCEPTED, occurredAt: "2016-01-12T00:00:00Z", reason: good }
                  - assignment: { id: s, owner: west-2, team: west, occurredAt: "2016-01-12T00:00:00Z" }
                  - rank: { id: r, rank: "${rank}", occurredAt: "2016-01-12T00:00:00Z" }
                """);
        assertThat(json(mapping, row("1", "2016-01-11", "x\"y", "", "84.50")))
                .containsExactly(
                        "{\"leadId\":\"L-1\",\"lead\":{\"rank\":84.50,\"stage\":\"MQL\",\"policy\":\"p\","
                                + "\"receivedAt\":\"2016-01-11T14:00:00Z\",\"owner\":\"east-1\",\"team\":\"east\","
                                + "\"zone\":\"America/New_York\",\"occurredAt\":\"2016-01-11T23:00:00Z\","
                                + "\"attributes\":{\"kind\":\"x\\\"y\"}}}",
                        "{\"leadId\":\"L-1\",\"attempt\":{\"id\":\"a1\",\"channel\":\"PHONE\","
                                + "\"occurredAt\":\"2016-01-12T00:00:00Z\",\"outcome\":\"NO_ANSWER\"}}",
                        "{\"leadId\":\"L-1\",\"pause\":{\"id\":\"p\",\"from\":\"2016-01-12T00:00:00Z\","
                                + "\"to\":\"2016-01-13T00:00:00Z\",\"reason\":\"fair\"}}",
                        "{\"leadId\":\"L-1\",\"disposition\":{\"id\":\"o\",\"type\":\"ACCEPTED\","
                                + "\"occurredAt\":\"2016-01-12T00:00:00Z\",\"reason\":\"good\"}}",
                        "{\"leadId\":\"L-1\",\"assignment\":{\"id\":\"s\",\"owner\":\"west-2\",\"team\":\"west\","
                                + "\"occurredAt\":\"2016-01-12T00:00:00Z\"}}",
                        "{\"leadId\":\"L-1\",\"rank\":{\"id\":\"r\",\"rank\":84.50,\"occurredAt\":\"2016-01-12T00:00:00Z\"}}");
    }

    @Test
    void a_disposition_by_its_old_name_is_read_and_written_by_the_new_one() {
        var disposition = "  - disposition: { id: o, type: ACCEPTED, occurredAt: \"2016-01-12T00:00:00Z\" }\n";
        var old = disposition.replace("disposition", "outcome");
        var row = row("1", "2016-01-11", "", "", "");
        assertThat(json(mapping(old), row)).isEqualTo(json(mapping(disposition), row));
        var both = "  - outcome: { id: o, type: ACCEPTED, occurredAt: \"2016-01-12T00:00:00Z\" }\n"
                + disposition.replace("  - ", "    ");
        assertThat(refusal(HEAD + both)).hasMessageContaining("This one is disposition and disposition");
    }

    @Test
    void a_field_whose_cell_is_empty_is_absent_unless_the_fact_needs_it() {
        var mapping = mapping(LEAD + "      rank: \"${rank}\"\n");
        assertThat(json(mapping, row("1", "2016-01-11", "", "", "")))
                .containsExactly("{\"leadId\":\"L-1\",\"lead\":{\"receivedAt\":\"2016-01-11T14:00:00Z\"}}");
        assertThat(refusal(mapping, row("1", "", "", "", "")).faults())
                .containsExactly(
                        new Invalid.Fault("at", "", "The receivedAt is missing, because the column at is" + " empty."));
        assertThat(refusal(mapping, row("", "2016-01-11", "", "", "")))
                .hasMessage("The leadId is missing, because the column id is empty.");
    }

    @Test
    void every_fault_of_a_row_is_told_and_the_row_tells_nothing() {
        var mapping = mapping(
                """
                  - lead:
                      receivedAt: { from: "${at}", format: date, time: "09:00" }
                      rank: "${rank}"
                      stage: { from: "${kind}", map: { good: MQL } }
                  - repeat: { times: count, every: 1 day, number: n }
                    attempt: { id: "${n}", channel: PHONE, occurredAt: "2016-01-12T00:00:00Z" }
                """);
        assertThat(refusal(mapping, row("1", "11.1.2016", "bad", "-1", "101")).faults())
                .containsExactly(
                        new Invalid.Fault("rank", "101", "The rank (101) must be a number between 0 and 100."),
                        new Invalid.Fault("kind", "bad", "The column kind (bad) must be a key of the `map`: good."),
                        new Invalid.Fault(
                                "at", "11.1.2016", "The column at (11.1.2016) must be a date such as 2016-01-11."),
                        new Invalid.Fault(
                                "count", "-1", "The column count (-1) must be a whole number from 0 to 1,000."));
    }

    @ParameterizedTest
    @CsvSource({"NaN", "1e1", "٣", "100.01", "-0.1", "1-2", "--1", "12345678901234567890123456789012345678901"})
    void a_rank_that_is_none_is_refused(String rank) {
        assertThat(refusal(mapping(LEAD + "      rank: \"${rank}\"\n"), row("1", "2016-01-11", "", "", rank)))
                .hasMessage("The rank (" + rank + ") must be a number between 0 and 100.");
    }

    @Test
    void text_that_the_server_would_refuse_is_refused_here_with_its_column() {
        var mapping = mapping(LEAD + "      owner: \"${kind}\"\n");
        for (var text : List.of(" ", "a\nb", "x".repeat(201), "\uD800")) {
            assertThat(refusal(mapping, row("1", "2016-01-11", text, "", "")).faults())
                    .singleElement()
                    .extracting(Invalid.Fault::pointer)
                    .isEqualTo("kind");
        }
    }

    @Test
    void a_map_may_have_a_value_for_the_empty_cell_and_one_for_all_others() {
        var mapping =
                mapping(LEAD + "      rank: { from: \"${kind}\", map: { gold: 90, \"\": 10 }, otherwise: 50.5 }\n");
        assertThat(json(mapping, row("1", "2016-01-11", "gold", "", "")).get(0)).contains("\"rank\":90,");
        assertThat(json(mapping, row("1", "2016-01-11", "", "", "")).get(0)).contains("\"rank\":10,");
        assertThat(json(mapping, row("1", "2016-01-11", "tin", "", "")).get(0)).contains("\"rank\":50.5,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {column: kind, equals: a}                  | a   | true
                    {column: kind, equals: a}                  | A   | false
                    {column: kind, oneOf: [a, b]}              | b   | true
                    {column: kind, oneOf: [a, b]}              | c   | false
                    {column: kind, notEmpty: true}             | a   | true
                    {column: kind, notEmpty: true}             | ''  | false
                    {column: kind, notEmpty: false}            | ''  | true
                    {column: kind, atLeast: 10, below: 20.5}   | 10  | true
                    {column: kind, atLeast: 10, below: 20.5}   | 20.4| true
                    {column: kind, atLeast: 10, below: 20.5}   | 20.5| false
                    {column: kind, atLeast: 10}                | 9.9 | false
                    {column: kind, below: 10}                  | ''  | false
                    """)
    void a_condition_decides_whether_a_row_tells_a_fact(String condition, String cell, boolean told) {
        var mapping = mapping("  - when: [" + condition + "]\n    lead: { receivedAt: \"2016-01-11T00:00:00Z\" }\n");
        assertThat(new RowFacts(mapping, null).of(row("1", "2016-01-11", cell, "", "")))
                .hasSize(told ? 1 : 0);
    }

    @Test
    void a_condition_on_a_number_refuses_text() {
        var mapping =
                mapping("  - when: [{column: kind, below: 1}]\n    lead: { receivedAt: \"2016-01-11T00:00:00Z\" }\n");
        assertThat(refusal(mapping, row("1", "", "x", "", ""))).hasMessage("The column kind (x) must be a number.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    instant                     |                | 2016-01-11T10:00:00-05:00 | 2016-01-11T15:00:00Z
                    date                        | 09:00          | 2016-07-11                | 2016-07-11T13:00:00Z
                    local                       |                | 2016-01-11T10:00          | 2016-01-11T15:00:00Z
                    epoch-seconds               |                | 1452524400                | 2016-01-11T15:00:00Z
                    epoch-milliseconds          |                | 1452524400250             | 2016-01-11T15:00:00.250Z
                    d MMM yyyy                  | 00:00          | 5 may 2010                | 2010-05-05T04:00:00Z
                    MM/dd/yyyy hh:mm a          |                | 01/11/2016 03:00 pm       | 2016-01-11T20:00:00Z
                    yyyy-MM-dd HH:mm XXX        |                | 2016-01-11 10:00 +01:00   | 2016-01-11T09:00:00Z
                    date                        | 02:30          | 2016-03-13                | 2016-03-13T07:00:00Z
                    date                        | 01:30          | 2016-11-06                | 2016-11-06T05:30:00Z
                    """)
    void a_moment_is_read_as_it_is_written(String format, String time, String cell, String instant) {
        var mapping = mapping("  - lead: { receivedAt: { from: \"${at}\", format: \"" + format + "\""
                + (time == null ? "" : ", time: \"" + time + "\"") + " } }\n");
        assertThat(json(mapping, row("1", cell, "", "", "")))
                .containsExactly("{\"leadId\":\"L-1\",\"lead\":{\"receivedAt\":\"" + instant + "\"}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    instant        | 2016-01-11T10:00:00
                    date           | 2016-02-30
                    date           | 2016-1-1
                    date           | -0001-01-01
                    epoch-seconds  | 99999999999999999
                    epoch-seconds  | 99999999999999999999
                    d MMM yyyy     | 31 feb 2010
                    """)
    void a_moment_that_is_none_is_refused_with_column_and_value(String format, String cell) {
        var time = format.startsWith("d") ? ", time: \"09:00\"" : "";
        var mapping = mapping("  - lead: { receivedAt: { from: \"${at}\", format: " + format + time + " } }\n");
        assertThat(refusal(mapping, row("1", cell, "", "", "")).faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.pointer()).isEqualTo("at");
                    assertThat(fault.value()).isEqualTo(cell);
                    assertThat(fault.detail()).startsWith("The column at (" + cell + ") must be ");
                });
    }

    @Test
    void a_count_repeats_a_fact_and_shifts_a_moment_day_by_day_at_the_same_local_time() {
        var mapping = mapping(
                """
                  - lead:
                      receivedAt:
                        { from: "${at}", format: date, time: "09:00", shift: { times: count, every: 2 days, towards: PAST } }
                  - repeat: { times: count, from: 2, every: 1 day, towards: PAST, number: back }
                    attempt: { id: "${id}-${back}", channel: PHONE, occurredAt: { from: "${at}", format: date, time: "10:00" } }
                """);
        assertThat(json(mapping, row("1", "2016-03-14", "", "3", "")))
                .containsExactly(
                        "{\"leadId\":\"L-1\",\"lead\":{\"receivedAt\":\"2016-03-08T14:00:00Z\"}}",
                        "{\"leadId\":\"L-1\",\"attempt\":{\"id\":\"1-2\",\"channel\":\"PHONE\",\"occurredAt\":\"2016-03-13T14:00:00Z\"}}",
                        "{\"leadId\":\"L-1\",\"attempt\":{\"id\":\"1-3\",\"channel\":\"PHONE\",\"occurredAt\":\"2016-03-12T15:00:00Z\"}}");
        assertThat(json(mapping, row("1", "2016-03-14", "", "1", ""))).hasSize(1);
        assertThat(json(mapping, row("1", "2016-03-14", "", "1000", ""))).hasSize(1000);
        assertThat(refusal(mapping, row("1", "2016-03-14", "", "1001", ""))).hasMessageContaining("(1001)");
    }

    @Test
    void a_mapping_with_an_unknown_key_names_file_and_line() {
        assertThat(refusal(HEAD + LEAD + "      ranks: 5\n"))
                .hasMessageStartingWith("m.yaml: The field ranks is unknown")
                .hasMessageContaining("(line 8, column 7)");
        assertThat(refusal(HEAD + LEAD + "zones: Mars\n")).hasMessageContaining("(line 8, column 1)");
    }

    @Test
    void a_mapping_names_every_column_that_the_file_lacks_with_its_line() {
        var yaml = HEAD
                + """
                  - when: [{ column: kinds, notEmpty: true }]
                    lead:
                      receivedAt: { from: "${when}", shift: { times: counts, every: 1 day } }
                      attributes: { a: "${b}" }
                  - repeat: { times: many, every: 1 day, number: n }
                    attempt: { id: "${n}", channel: "${n}", occurredAt: "${at}" }
                """;
        assertThat(refusal(yaml.replace("L-${id}", "L-${no}")).faults())
                .extracting(Invalid.Fault::value)
                .containsExactly("no", "kinds", "when", "counts", "b", "many");
        assertThat(refusal(yaml).faults())
                .extracting(fault -> fault.detail().lines().findFirst().orElseThrow())
                .containsExactly(
                        "m.yaml: The file has no column (kinds) (line 6, column 14).",
                        "m.yaml: The file has no column (when) (line 8, column 7).",
                        "m.yaml: The file has no column (counts) (line 8, column 47).",
                        "m.yaml: The file has no column (b) (line 9, column 21).",
                        "m.yaml: The file has no column (many) (line 10, column 15).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lead: { rank: "50" }                                                             | The lead must have a `receivedAt`
                    attempt: { channel: PHONE, occurredAt: "${at}" }                                 | The attempt must have a `id`
                    when: []                                                                         | This one is none
                    {lead: {receivedAt: "${at}"}, rank: {id: "1", rank: "1", occurredAt: "${at}"}}   | This one is lead and rank
                    {repeat: {times: count, every: 1 day, number: n}, lead: {receivedAt: "${at}"}}   | Remove `repeat`
                    {repeat: {times: count, every: 1 day}, rank: {id: "1", rank: "1", occurredAt: "${at}"}}                | must have a `number`
                    {repeat: {times: count, every: 1 day, number: n}, rank: {id: "1", rank: "1", occurredAt: "${at}"}}     | must contain ${n}
                    {repeat: {times: count, every: 1 day, number: at}, rank: {id: "${at}", rank: "1", occurredAt: "${at}"}}| is already the name of a column
                    {repeat: {times: count, every: 1 business day, number: n}, rank: {id: "${n}", rank: "1", occurredAt: "${at}"}} | has no business calendar
                    {repeat: {times: count, every: 5, number: n}, rank: {id: "${n}", rank: "1", occurredAt: "${at}"}}      | every
                    {repeat: {times: count, every: 1 day, number: n, from: 0}, rank: {id: "${n}", rank: "1", occurredAt: "${at}"}} | must be from 1 to 1,000
                    {when: [{column: kind}], lead: {receivedAt: "${at}"}}                            | has no test
                    lead: { receivedAt: "${at" }                                                     | between ${ and }
                    lead: { receivedAt: "${}" }                                                      | between ${ and }
                    lead: { receivedAt: " " }                                                        | must have 1 to 1000 characters
                    lead: { receivedAt: { from: "${at}", format: date } }                            | Add a `time`
                    lead: { receivedAt: { from: "${at}", time: "09:00" } }                           | Remove the `time`
                    lead: { receivedAt: { from: "${at}", format: "HH:mm" } }                         | must have a year
                    lead: { receivedAt: { from: "${at}", format: "qqqqqqq" } }                       | `qqqqqqq` is the quarter
                    lead: { receivedAt: { from: "${at}", format: local, zone: Mars } }               | The zone (Mars) is not an IANA zone id
                    lead: { receivedAt: { format: date } }                                           | from
                    lead: { receivedAt: "${at}", rank: { from: "${rank}" } }                         | must have a `map`
                    lead: { receivedAt: "${at}", rank: { from: "${rank}", map: { a: [1] } } }        | must be a text or a number
                    """)
    void a_mapping_that_cannot_be_is_refused_with_its_line(String fact, String sentence) {
        var refused = refusal(HEAD + "  - " + fact + "\n");
        assertThat(refused)
                .hasMessageStartingWith("m.yaml: ")
                .hasMessageContaining(sentence)
                .hasMessageContaining("(line 6, ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    zone: America/New_York | zone: Mars                  | The zone (Mars) is not an IANA zone id
                    zone: America/New_York | title: none                 | must have `zone`
                    columns: [             | columns: [id,               | must have a unique name
                    columns: [             | 'delimiter: x\n  columns: [' | The delimiter (x) must be
                    facts:                 | 'rowNumber: id\\nfacts:'     | is already the name of a column
                    """)
    void a_mapping_whose_head_cannot_be_is_refused(String from, String to, String sentence) {
        var yaml = (HEAD + LEAD).replace(from, to.replace("\\n", "\n"));
        assertThat(refusal(yaml)).hasMessageStartingWith("m.yaml: ").hasMessageContaining(sentence);
    }

    @Test
    void what_is_no_mapping_at_all_is_refused() {
        for (var yaml : List.of("", "[]", "5", "facts: &a []", "\u0000", HEAD + "  []\n", "file: {}\n")) {
            assertThat(refusal(yaml)).as(yaml).isNotNull().hasMessageStartingWith("m.yaml: ");
        }
    }
}
