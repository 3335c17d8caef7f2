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
            var add = new NewRows("told", List.of("number", "said"), "number").one();
            queries.send(new Journey()
                    .and(add, List.of("1", "first"))
                    .and("update told set number = ? where said = ?", List.of("2", "first"))
                    .and(add, List.of("2", "in its place"))
                    .and(add, Arrays.asList("1", null)));

            assertThat(queries.list(
                            "select number, said from told order by number",
                            row -> row.getInt(1) + " " + row.getString(2)))
                    .containsExactly("1 null", "2 in its place");
        });
    }
}
