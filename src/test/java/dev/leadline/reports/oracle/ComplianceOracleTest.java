package dev.leadline.reports.oracle;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.leads.assessment.Audience;
import dev.leadline.leads.assessment.FactIntake;
import dev.leadline.web.SettableClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The compliance report, group by group, against a count by brute force of what had been told. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ComplianceOracleTest {

    /** All of it has happened by then, and everything that was owed is late or over. */
    private static final int END = OpenMinutes.of(Instant.parse("2016-03-20T16:00:00Z"));

    private static final List<Word> TOLD = RandomTales.of(41, 90);
    private static final LocalDate FROM = LocalDate.parse("2016-01-11");
    private static final LocalDate TO = LocalDate.parse("2016-01-27");

    @Inject
    FactIntake intake;

    @Inject
    SettableClock time;

    /** Each word is told in the minute in which it became known. */
    @BeforeEach
    void tell() {
        var byMinute = TOLD.stream().collect(Collectors.groupingBy(Word::recorded, TreeMap::new, Collectors.toList()));
        byMinute.forEach((minute, words) -> {
            time.set(OpenMinutes.instant(minute));
            var receipts = QuarkusTransaction.requiringNew()
                    .call(() ->
                            intake.tell(words.stream().map(AsFacts::submitted).toList(), Audience.NOBODY));
            assertThat(receipts).noneMatch(each -> each.isRefused());
        });
        time.set(OpenMinutes.instant(END));
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    private static TreeSet<String> leads() {
        return TOLD.stream().map(Word::lead).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_group_counts_the_same_now_and_as_known_at_moments_of_the_past() {
        for (int judged : List.of(
                END,
                OpenMinutes.of(Instant.parse("2016-01-20T15:30:00Z")),
                OpenMinutes.of(Instant.parse("2016-01-28T22:10:00Z")))) {
            var counts = new Counts(TOLD, judged).of(leads());
            for (var kind : List.of("FIRST_CALL", "ALL_ATTEMPTS", "DISPOSITION", "EARLY_DISQUALIFICATION")) {
                for (var view : List.of("due", "received")) {
                    var expected = counted(counts, kind, view);
                    assertThat(judged < END || expected.size() > 5)
                            .as("%s %s has groups: %s", kind, view, expected.keySet())
                            .isTrue();
                    assertThat(reported(kind, view, judged))
                            .as("%s %s judged at %s", kind, view, OpenMinutes.instant(judged))
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static Map<String, String> counted(List<Count> counts, String kind, String view) {
        var groups = new TreeMap<String, List<Count>>();
        counts.stream()
                .filter(each -> each.kind().equals(kind) && isIn(view.equals("due") ? each.dueOn() : each.receivedOn()))
                .forEach(each -> groups.computeIfAbsent(each.source() + " " + each.owner(), any -> new ArrayList<>())
                        .add(each));
        var rows = new TreeMap<String, String>();
        groups.forEach((group, all) -> rows.put(group, row(all, kind)));
        return rows;
    }

    private static boolean isIn(LocalDate date) {
        return date != null && !date.isBefore(FROM) && date.isBefore(TO);
    }

    private static String row(List<Count> all, String kind) {
        var causes = new TreeMap<String, Long>();
        all.stream()
                .filter(each -> each.bucket().equals("noLongerOwed"))
                .forEach(each -> causes.merge(each.cause(), 1L, Long::sum));
        var row = new StringBuilder();
        for (var bucket : List.of("kept", "keptLate", "notDone", "inTime", "waived", "noLongerOwed")) {
            row.append(bucket)
                    .append(' ')
                    .append(count(all, each -> each.bucket().equals(bucket)))
                    .append(' ');
        }
        row.append(causes);
        if (!kind.equals("EARLY_DISQUALIFICATION")) {
            for (var whose : List.of("own", "routing", "handedOnLate")) {
                row.append(' ').append(whose).append(' ').append(count(all, each -> whose.equals(each.whose())));
            }
        }
        return row.toString();
    }

    private static long count(List<Count> all, Predicate<Count> which) {
        return all.stream().filter(which).count();
    }

    private static Map<String, String> reported(String kind, String view, int judged) {
        var at = judged == END ? "now" : OpenMinutes.instant(judged).toString();
        List<Map<String, Object>> rows = given().queryParam("duty", kind)
                .queryParam("by", "source,owner")
                .queryParam("from", FROM.toString())
                .queryParam("to", TO.toString())
                .queryParam("view", view)
                .queryParam("judged", at)
                .get("/v1/reports/compliance")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("rows");
        var all = new TreeMap<String, String>();
        for (var row : rows) {
            var group = (Map<?, ?>) row.get("group");
            if (String.valueOf(group.get("source")).startsWith("oracle-")) {
                all.put(group.get("source") + " " + group.get("owner"), text(row, kind));
            }
        }
        return all;
    }

    private static String text(Map<String, Object> row, String kind) {
        var text = new StringBuilder();
        for (var bucket : List.of("kept", "keptLate", "notDone", "inTime", "waived", "noLongerOwed")) {
            text.append(bucket).append(' ').append(row.get(bucket)).append(' ');
        }
        text.append(new TreeMap<>((Map<?, ?>) row.get("noLongerOwedBy")));
        if (!kind.equals("EARLY_DISQUALIFICATION")) {
            var classes = (Map<?, ?>) row.get("classes");
            for (var whose : List.of("own", "routing", "handedOnLate")) {
                text.append(' ').append(whose).append(' ').append(classes.get(whose));
            }
        }
        return text.toString();
    }
}
