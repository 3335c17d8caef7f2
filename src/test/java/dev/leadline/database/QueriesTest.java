package dev.leadline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements with named parameters, and records as their values. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class QueriesTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00.000001Z");
    private static final UUID ID = new UUID(1, 2);

    @Inject
    Queries queries;

    private record Inner(DayOfWeek weekDay, Instant keptAt) {}

    private record Row(String leadId, Inner inner, UUID decisionId, long number, boolean done) {}

    @Test
    void a_name_may_stand_twice_and_a_cast_is_no_name() {
        assertThat(queries.list(
                        "select :text::text || '-' || :text::text as said, :nothing::text as none",
                        Parameters.of("text", "a").and("nothing", null),
                        row -> row.getString("said") + row.getString("none")))
                .containsExactly("a-anull");
    }

    @Test
    void collections_are_arrays() {
        assertThat(queries.list(
                        "select x from unnest(:texts::text[]) x order by x",
                        Parameters.of("texts", List.of("b", "it's")),
                        row -> row.getString(1)))
                .containsExactly("b", "it's");
        assertThat(queries.first("select 1 where 'a' = any(:none)", Parameters.of("none", List.of()), row -> 1))
                .isEmpty();
    }

    @Test
    void the_components_of_records_are_parameters_named_as_columns_are() {
        QuarkusTransaction.requiringNew().run(() -> {
            queries.update(
                    """
                    create temporary table sample (lead_id text, week_day text, kept_at timestamptz, decision_id uuid,
                                                   number bigint, done boolean) on commit drop
                    """,
                    Parameters.none());
            queries.updateEach(
                    "insert into sample values (:lead_id, :week_day, :kept_at, :decision_id, :number, :done)",
                    List.of(
                            new Row("a", new Inner(DayOfWeek.FRIDAY, NOON), ID, 7, true),
                            new Row("b", new Inner(null, null), null, 8, false)));
            assertThat(queries.list(
                            "select * from sample order by lead_id",
                            row -> new Row(
                                    row.getString("lead_id"),
                                    new Inner(
                                            row.getString("week_day") == null
                                                    ? null
                                                    : DayOfWeek.valueOf(row.getString("week_day")),
                                            Queries.instant(row, "kept_at")),
                                    row.getObject("decision_id", UUID.class),
                                    row.getLong("number"),
                                    row.getBoolean("done"))))
                    .containsExactly(
                            new Row("a", new Inner(DayOfWeek.FRIDAY, NOON), ID, 7, true),
                            new Row("b", new Inner(null, null), null, 8, false));
        });
    }

    @Test
    void a_name_without_a_value_is_refused() {
        assertThatThrownBy(() -> queries.list("select :there, :missing", Parameters.of("there", 1), row -> 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missing");
    }

    /** Few are sent together, many are copied. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, NewRows.MANY - 1, NewRows.MANY, 40})
    void rows_of_texts_are_kept_as_they_are_few_or_many(int count) {
        var texts = Arrays.asList("a\tb", "c\nd\r", "\\N \\. \"e\" 'f' ü 😀", "", "{}", null);
        var told = IntStream.range(0, count)
                .mapToObj(i -> new Told(i, texts.get(i % 6), Arrays.asList(texts.get((i + 1) % 6), "b\"c\\")))
                .toList();
        QuarkusTransaction.requiringNew().run(() -> {
            queries.update(
                    "create temporary table told (number int primary key, said text, names text[]) on commit drop",
                    Parameters.none());
            var columns = List.of("number", "said", "names");
            queries.add(
                    new NewRows("told", columns, "number"),
                    told.stream()
                            .map(each -> Parameters.of(each).texts(columns))
                            .toList());

            assertThat(queries.list(
                            "select * from told order by number",
                            row -> new Told(row.getInt("number"), row.getString("said"), Arrays.asList((String[])
                                    row.getArray("names").getArray()))))
                    .isEqualTo(told);
        });
    }

    private record Told(int number, String said, List<String> names) {}

    @Test
    void statements_that_are_sent_together_are_run_in_their_order() {
        QuarkusTransaction.requiringNew().run(() -> {
            queries.update(
                    "create temporary table told (number int primary key, said text) on commit drop",
                    Parameters.none());
            var add = new NewRows("told", List.of("number", "said"), "number");
            var journey = new Journey();
            add.addTo(journey, List.of(List.of("1", "first")));
            journey.and(
                    "update told set number = :number where said = :said",
                    Parameters.of("number", 2).and("said", "first"));
            var between = journey.list(
                    "select number, said from told where number > :least",
                    Parameters.of("least", 0),
                    row -> row.getInt(1) + " " + row.getString(2));
            add.addTo(journey, List.of(List.of("2", "in its place"), Arrays.asList("1", null)));
            var after = journey.list("select count(*) from told", Parameters.none(), row -> row.getInt(1));
            assertThat(between).isEmpty();
            queries.send(journey);

            assertThat(between).containsExactly("2 first");
            assertThat(after).containsExactly(2);
            assertThat(queries.list(
                            "select number, said from told order by number",
                            row -> row.getInt(1) + " " + row.getString(2)))
                    .containsExactly("1 null", "2 in its place");
        });
    }

    private record Kept(int number, String said, List<String> names, String note, Instant at) {}

    /** One statement for any number of rows, whose values are whatever texts there are. */
    @Test
    void rows_are_kept_with_one_statement_however_many_there_are() {
        var texts = Arrays.asList("a\tb", "c\nd\r", "\\N {,} \"e\" 'f' ü 😀", "", "NULL", null);
        var rows = IntStream.range(0, 40)
                .mapToObj(i -> new Kept(
                        i,
                        texts.get(i % 6),
                        i % 4 == 3 ? List.of() : Arrays.asList(texts.get((i + 1) % 6), "b\"c\\"),
                        i % 5 == 0 ? null : "{\"n\": %d}".formatted(i),
                        i % 7 == 0 ? null : NOON))
                .toList();
        var keep = KeptRows.replacing(
                "kept", "number integer, said text, names text[], note jsonb, at timestamptz", "number");
        QuarkusTransaction.requiringNew().run(() -> {
            queries.update(
                    "create temporary table kept (number int primary key, said text, names text[], note jsonb,"
                            + " at timestamptz) on commit drop",
                    Parameters.none());
            queries.send(new Journey().keep(keep, List.<Kept>of()));
            queries.send(new Journey().keep(keep, rows.subList(0, 1)).keep(keep, rows));
            assertThat(kept()).isEqualTo(rows);

            var twice =
                    List.of(new Kept(0, "first", List.of(), null, null), new Kept(0, "last", List.of("n"), null, NOON));
            queries.send(new Journey().keep(keep, twice));
            assertThat(kept()).hasSize(40).first().isEqualTo(twice.get(1));
        });
    }

    @Test
    void rows_that_are_there_may_stay_or_be_replaced_only_where_they_say_something_else() {
        QuarkusTransaction.requiringNew().run(() -> {
            queries.update(
                    "create temporary table kept (number int primary key, said text, words tsvector) on commit drop",
                    Parameters.none());
            var columns = "number integer, said text, words tsvector";
            var row = new Worded(1, "first", List.of("one", "it's"));
            queries.send(new Journey().keep(KeptRows.of("kept", columns), List.of(row)));
            var place = places();
            queries.send(new Journey()
                    .keep(KeptRows.unlessThere("kept", columns), List.of(new Worded(1, "other", List.of())))
                    .keep(KeptRows.replacingOthers("kept", columns, "number"), List.of(row)));
            assertThat(places()).isEqualTo(place);

            var other = new Worded(1, "first", List.of("two"));
            queries.send(new Journey().keep(KeptRows.replacingOthers("kept", columns, "number"), List.of(other)));
            assertThat(places()).isNotEqualTo(place);
            assertThat(queries.list("select words::text from kept", found -> found.getString(1)))
                    .containsExactly("'two'");
        });
    }

    private record Worded(int number, String said, List<String> words) {}

    /** A row that is written anew is in another place. */
    private List<String> places() {
        return queries.list("select ctid::text from kept", row -> row.getString(1));
    }

    private List<Kept> kept() {
        return queries.list(
                "select * from kept order by number",
                row -> new Kept(
                        row.getInt("number"),
                        row.getString("said"),
                        Arrays.asList((String[]) row.getArray("names").getArray()),
                        row.getString("note"),
                        Queries.instant(row, "at")));
    }
}
