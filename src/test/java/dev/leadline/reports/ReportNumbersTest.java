package dev.leadline.reports;

import static dev.leadline.reports.duties.DutyRows.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.Effort;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.reports.duties.Bucket;
import dev.leadline.reports.duties.DutyColumn;
import dev.leadline.reports.duties.DutyList;
import dev.leadline.reports.duties.DutyQuestion;
import dev.leadline.reports.duties.DutyQuestion.Moment;
import dev.leadline.reports.duties.DutyQuestion.Period;
import dev.leadline.reports.duties.DutyQuestion.View;
import dev.leadline.reports.duties.DutyQuestion.Wanted;
import dev.leadline.reports.duties.DutyRows;
import dev.leadline.reports.duties.DutyTally;
import dev.leadline.reports.duties.Grouping;
import dev.leadline.reports.duties.Selection;
import dev.leadline.reports.duties.Selection.Trait;
import dev.leadline.reports.duties.WhoseTime;
import dev.leadline.reports.questions.ReportQuery;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Numbers of reports against their lists, and against a second count in memory, of random duties with random filters as known
 * at random moments.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ReportNumbersTest {

    private static final String STAGE = "NUMBERS";
    private static final Instant MON_10_00 = Instant.parse("2016-01-11T15:00:00Z");
    private static final int DAYS = 45;
    private static final List<DutyColumn> COLUMNS = List.of(DutyColumn.values());
    private static final List<String> STATES =
            List.of("OPEN", "OPEN", "MET", "MET", "MET_LATE", "BREACHED", "WAIVED", "CANCELLED");

    @Inject
    DutyRows rows;

    @Inject
    Compliance compliance;

    @Inject
    DutyList list;

    private final Random random = new Random(20160111);
    private final List<Map<String, Object>> written = new ArrayList<>();

    @BeforeEach
    void write() {
        rows.remove(STAGE);
        for (int i = 0; i < 300; i++) {
            written.addAll(history("N-" + i));
        }
        rows.insert(written);
    }

    @AfterEach
    void remove() {
        rows.remove(STAGE);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return any(Arrays.asList(values));
    }

    private Instant anyMoment() {
        return MON_10_00.plusSeconds(random.nextInt(DAYS * 86_400));
    }

    /** A duty as it was known in one span of time after another. */
    private List<Map<String, Object>> history(String leadId) {
        var receivedAt = anyMoment();
        var moments = new ArrayList<Instant>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            moments.add(receivedAt.plusSeconds(1 + random.nextInt(10 * 86_400)));
        }
        moments.sort(null);
        var history = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < moments.size(); i++) {
            var row = row(leadId, receivedAt, moments.get(i));
            if (i + 1 < moments.size()) {
                row.put("known_until", moments.get(i + 1));
            }
            history.add(row);
        }
        // one in ten is no longer there
        if (random.nextInt(10) == 0) {
            history.get(history.size() - 1)
                    .put("known_until", moments.get(moments.size() - 1).plusSeconds(random.nextInt(86_400) + 1));
        }
        return history;
    }

    private Map<String, Object> row(String leadId, Instant receivedAt, Instant knownFrom) {
        var state = any(STATES);
        var row = rows.firstCall(leadId, receivedAt);
        if (state.startsWith("MET")) {
            var deadline = (Instant) row.get("deadline");
            var metAt = state.equals("MET") ? deadline.minusSeconds(60) : deadline.plusSeconds(random.nextInt(90_000));
            row = rows.met(row, metAt);
        }
        var owner = any("o1", "o2", "o3", null);
        boolean isPaused = random.nextInt(8) == 0;
        return with(
                row,
                "stage",
                STAGE,
                "known_from",
                knownFrom,
                "state",
                state,
                "owner",
                owner,
                "team",
                owner == null ? null : any("east", "west"),
                "tier",
                any("A", "B", null),
                "tier_at_receipt",
                any("A", "B"),
                "source",
                any("web", "a & b", null),
                "policy_version",
                any("sha256:1", "sha256:2"),
                "attributes",
                any("{\"region\": \"north\"}", "{\"region\": \"south\"}", "{}"),
                "owner_deadline",
                owner == null || random.nextInt(5) == 0 ? null : anyMoment(),
                "handed_on",
                random.nextBoolean(),
                "feasible",
                random.nextInt(5) > 0,
                "cause",
                state.equals("WAIVED")
                        ? any("duplicate", "competitor")
                        : state.equals("CANCELLED") ? any("REACHED", "MERGED", null) : null,
                "closed_at",
                random.nextInt(3) == 0 ? knownFrom : null,
                "warned_at",
                random.nextInt(3) == 0 ? anyMoment() : null,
                "done_while_closed",
                state.startsWith("MET") && random.nextBoolean(),
                "paused_seconds",
                random.nextInt(4) == 0 ? 600 : 0,
                "paused_since",
                isPaused && state.equals("OPEN") ? receivedAt.plusSeconds(60) : null);
    }

    private Moment moment() {
        return random.nextBoolean()
                ? Moment.now(MON_10_00.plus(Duration.ofDays(DAYS + 20)))
                : Moment.asKnownAt(anyMoment());
    }

    private Grouping grouping() {
        return random.nextInt(6) == 0 ? Grouping.ofAttribute("region") : Grouping.of(any(COLUMNS));
    }

    private ReportQuery query() {
        var from = DutyRows.date(anyMoment());
        var period = new Period(any(View.values()), from, from.plusDays(1 + random.nextInt(DAYS)));
        var wanted = new TreeMap<Grouping, Wanted>();
        wanted.put(Grouping.of(DutyColumn.STAGE), Wanted.only(STAGE));
        if (random.nextBoolean()) {
            var values = any(Set.<String>of(), Set.of("o1"), Set.of("o2", "o3"));
            wanted.put(Grouping.of(DutyColumn.OWNER), new Wanted(values, values.isEmpty() || random.nextBoolean()));
        }
        if (random.nextInt(3) == 0) {
            wanted.put(Grouping.ofAttribute("region"), new Wanted(Set.of("north"), random.nextBoolean()));
        }
        if (random.nextInt(4) == 0) {
            wanted.put(Grouping.of(DutyColumn.WEEKDAY), new Wanted(Set.of("mon", "fri"), false));
        }
        if (random.nextInt(4) == 0) {
            var monday = from.plusDays(3).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            wanted.put(Grouping.of(DutyColumn.WEEK), new Wanted(Set.of(monday.toString()), false));
        }
        var by = new ArrayList<Grouping>();
        for (int i = random.nextInt(3); i > 0; i--) {
            var grouping = grouping();
            if (!by.contains(grouping)) {
                by.add(grouping);
            }
        }
        return new ReportQuery(new DutyQuestion("FIRST_CALL", period, moment(), wanted), by);
    }

    @Test
    void every_number_of_every_row_is_the_total_of_its_list() {
        long listed = 0;
        for (int i = 0; i < Effort.of(40, 400); i++) {
            var query = query();
            var report = compliance.rows(query);
            for (var group : report.groups()) {
                checkLists(query.question().of(group.of()), group.tally());
            }
            checkLists(query.question(), report.total());
            listed += report.total().duties();
            assertThat(report.groups().stream()
                            .mapToLong(each -> each.tally().duties())
                            .sum())
                    .isEqualTo(query.by().isEmpty() ? 0 : report.total().duties());
        }
        assertThat(listed).isGreaterThan(500);
    }

    private void checkLists(DutyQuestion question, DutyTally tally) {
        assertThat(list.count(question, Selection.ALL)).isEqualTo(tally.duties());
        for (var bucket : Bucket.values()) {
            assertTotal(question, selected(Set.of(bucket), Set.of(), Set.of(), Set.of()), tally.in(bucket));
        }
        assertTotal(question, selected(Set.copyOf(Bucket.JUDGED), Set.of(), Set.of(), Set.of()), tally.judged());
        for (var whose : WhoseTime.values()) {
            assertTotal(question, selected(Set.of(), Set.of(whose), Set.of(), Set.of()), tally.in(whose));
        }
        for (var bucket : List.of(Bucket.WAIVED, Bucket.NO_LONGER_OWED)) {
            tally.byCause(bucket)
                    .forEach((cause, count) ->
                            assertTotal(question, selected(Set.of(bucket), Set.of(), Set.of(cause), Set.of()), count));
        }
        var warned = tally.findWarned();
        assertTotal(
                question,
                selected(Set.of(), Set.of(), Set.of(), Set.of(Trait.WARNED)),
                warned.isEmpty() ? 0 : warned.get().trials());
        assertTotal(
                question,
                selected(Set.of(Bucket.KEPT), Set.of(), Set.of(), Set.of(Trait.WARNED)),
                warned.isEmpty() ? 0 : warned.get().hits());
        assertTotal(
                question,
                selected(Set.of(), Set.of(), Set.of(), Set.of(Trait.DONE_WHILE_CLOSED)),
                tally.doneWhileClosed());
        assertTotal(question, selected(Set.of(), Set.of(), Set.of(), Set.of(Trait.PAUSED)), tally.paused());
    }

    private static Selection selected(
            Set<Bucket> buckets, Set<WhoseTime> classes, Set<String> causes, Set<Trait> traits) {
        return new Selection(buckets, classes, causes, traits, Selection.Told.ANYTHING, null);
    }

    private void assertTotal(DutyQuestion question, Selection selection, long number) {
        assertThat(list.count(question, selection))
                .as("%s %s", question, selection)
                .isEqualTo(number);
    }

    @Test
    void pages_tell_every_duty_once_and_in_order() {
        for (int i = 0; i < 20; i++) {
            var question = query().question();
            var told = new ArrayList<DutyList.Placed>();
            DutyList.Place after = null;
            for (var page = list.page(question, Selection.ALL, null, 7);
                    !page.isEmpty();
                    page = list.page(question, Selection.ALL, after, 7)) {
                told.addAll(page);
                after = page.get(page.size() - 1).place();
            }
            assertThat(told).hasSize((int) list.count(question, Selection.ALL));
            assertThat(told).extracting(each -> each.duty().leadId()).doesNotHaveDuplicates();
            assertThat(told).extracting(each -> each.place().at()).isSorted();
        }
    }

    @Test
    void the_numbers_are_those_of_a_second_count() {
        long counted = 0;
        for (int i = 0; i < Effort.of(100, 1_000); i++) {
            var query = query();
            var question = query.question();
            var meant = written.stream().filter(meantBy(question)).toList();
            var total = compliance.rows(query).total();
            for (var bucket : Bucket.values()) {
                assertThat(total.in(bucket))
                        .as("%s of %s", bucket, question)
                        .isEqualTo(meant.stream()
                                .filter(row -> bucket(row, question.moment().at()) == bucket)
                                .count());
            }
            for (var whose : WhoseTime.values()) {
                assertThat(total.in(whose))
                        .as("%s of %s", whose, question)
                        .isEqualTo(meant.stream()
                                .filter(row -> whose(row, question.moment().at()) == whose)
                                .count());
            }
            counted += total.duties();
            checkGroups(query, meant);
        }
        assertThat(counted).isGreaterThan(1_000);
    }

    private void checkGroups(ReportQuery query, List<Map<String, Object>> meant) {
        if (query.by().isEmpty()) {
            return;
        }
        var view = query.question().period().view();
        Map<List<String>, Long> expected = meant.stream()
                .collect(Collectors.groupingBy(
                        row -> query.by().stream()
                                .map(by -> value(row, by, view))
                                .collect(Collectors.toList()),
                        Collectors.counting()));
        Map<List<String>, Long> found = compliance.rows(query).groups().stream()
                .collect(Collectors.toMap(
                        group -> query.by().stream().map(group.of()::get).collect(Collectors.toList()),
                        group -> group.tally().duties()));
        assertThat(found).isEqualTo(expected);
    }

    private static Predicate<Map<String, Object>> meantBy(DutyQuestion question) {
        var at = question.moment().at();
        return row -> {
            var until = (Instant) row.get("known_until");
            boolean isKnown = question.moment().isNow()
                    ? until == null
                    : !((Instant) row.get("known_from")).isAfter(at) && (until == null || until.isAfter(at));
            var date = dateOf(row, question.period().view());
            return isKnown
                    && !date.isBefore(question.period().from())
                    && date.isBefore(question.period().to())
                    && question.wanted().entrySet().stream().allMatch(each -> {
                        var value = value(row, each.getKey(), question.period().view());
                        return value == null
                                ? each.getValue().orNone()
                                : each.getValue().values().contains(value);
                    });
        };
    }

    private static LocalDate dateOf(Map<String, Object> row, View view) {
        return (LocalDate) row.get(view == View.DUE ? "due_on" : "received_on");
    }

    private static String value(Map<String, Object> row, Grouping by, View view) {
        if (by.isAttribute()) {
            var attributes = (String) row.get("attributes");
            return attributes.contains("north") ? "north" : attributes.contains("south") ? "south" : null;
        }
        var date = dateOf(row, view);
        return switch (by.column()) {
            case TEAM, OWNER, TIER, SOURCE, STAGE -> (String) row.get(by.name());
            case TIER_AT_RECEIPT -> (String) row.get("tier_at_receipt");
            case CALENDAR -> (String) row.get("calendar_id");
            case POLICY -> (String) row.get("policy_id");
            case VERSION -> (String) row.get("policy_version");
            case HOUR -> String.valueOf(row.get("received_hour"));
            case WEEKDAY ->
                ((LocalDate) row.get("received_on"))
                        .getDayOfWeek()
                        .name()
                        .substring(0, 3)
                        .toLowerCase(Locale.ROOT);
            case DAY -> date.toString();
            case WEEK ->
                date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toString();
            case MONTH -> date.toString().substring(0, 7);
        };
    }

    private static Bucket bucket(Map<String, Object> row, Instant at) {
        return switch ((String) row.get("state")) {
            case "MET" -> Bucket.KEPT;
            case "MET_LATE" -> Bucket.KEPT_LATE;
            case "BREACHED" -> Bucket.NOT_DONE;
            case "WAIVED" -> Bucket.WAIVED;
            case "CANCELLED" -> Bucket.NO_LONGER_OWED;
            default -> ((Instant) row.get("deadline")).isBefore(at) ? Bucket.NOT_DONE : Bucket.IN_TIME;
        };
    }

    private static WhoseTime whose(Map<String, Object> row, Instant at) {
        var bucket = bucket(row, at);
        if (bucket != Bucket.KEPT_LATE && bucket != Bucket.NOT_DONE) {
            return null;
        }
        var metAt = (Instant) row.get("met_at");
        var ownerDeadline = (Instant) row.get("owner_deadline");
        boolean isKeptByOwner = ownerDeadline == null || !ownerDeadline.isBefore(metAt == null ? at : metAt);
        if (!(boolean) row.get("feasible")) {
            return WhoseTime.NOT_FEASIBLE;
        }
        if (row.get("owner") == null || isKeptByOwner && !(boolean) row.get("handed_on")) {
            return WhoseTime.ROUTING;
        }
        return isKeptByOwner ? WhoseTime.HANDED_ON_LATE : WhoseTime.OWN;
    }
}
