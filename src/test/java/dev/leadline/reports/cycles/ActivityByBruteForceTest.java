package dev.leadline.reports.cycles;

import static dev.leadline.reports.cycles.CycleRows.received;
import static dev.leadline.reports.cycles.CycleRows.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.Effort;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.reports.cycles.CycleRows.Made;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The counts of activity and intake on random leads, against loops over the same leads. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ActivityByBruteForceTest {

    private static final String STAGE = "brute-force-test";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate FROM = LocalDate.of(2026, 3, 2);
    private static final LocalDate TO = LocalDate.of(2026, 3, 12);
    private static final List<String> ZONES = List.of("America/New_York", "Asia/Kolkata", "Pacific/Auckland");
    private static final List<String> GROUPS =
            List.of("owner", "team", "tier", "source", "hour", "weekday", "day", "week", "month");

    @Inject
    CycleRows rows;

    @Inject
    SettableClock clock;

    private Random random;

    /** A lead, as whoever counts with loops sees it. */
    private record Lead(
            String id,
            ZoneId zone,
            Instant receivedAt,
            String tier,
            String source,
            String owner,
            String disposition,
            Instant disposedAt,
            boolean isMerged,
            List<Made> made) {

        boolean isWithin(Instant at) {
            var date = at.atZone(zone).toLocalDate();
            return !date.isBefore(FROM) && date.isBefore(TO);
        }

        /** How often it was tried in a channel by the end of the period. */
        long tried(String channel) {
            return made.stream()
                    .filter(each -> each.counts() && each.channel().equals(channel))
                    .filter(each -> each.at().atZone(zone).toLocalDate().isBefore(TO))
                    .count();
        }

        boolean isFirstCall(Made one) {
            return made.stream()
                    .filter(each -> each.counts() && each.channel().equals("PHONE"))
                    .findFirst()
                    .filter(each -> each == one)
                    .isPresent();
        }
    }

    @AfterEach
    void nothing_is_left() {
        rows.remove(STAGE);
        clock.reset();
    }

    @Test
    void every_count_is_that_of_a_loop_over_all_leads() throws IOException {
        clock.set(Instant.parse("2026-04-01T12:00:00Z"));
        for (int seed = 1; seed <= Effort.of(12, 200); seed++) {
            random = new Random(seed);
            var leads = IntStream.range(0, 40).mapToObj(this::lead).toList();
            rows.remove(STAGE);
            rows.insert(leads.stream().map(this::row).toList());
            var by = any(GROUPS);
            var second = any(GROUPS);
            var groups = by.equals(second) ? List.of(by) : List.of(by, second);

            assertThat(activity(groups)).as("seed " + seed + " by " + groups).isEqualTo(counted(leads, groups));
            assertThat(activity(List.of())).as("seed " + seed).isEqualTo(counted(leads, List.of()));
            assertThat(intake(groups))
                    .as("intake of seed " + seed + " by " + groups)
                    .isEqualTo(countedIn(leads, groups));
        }
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private Instant moment() {
        return Instant.parse("2026-02-28T00:00:00Z").plusSeconds(random.nextInt(16 * 86_400));
    }

    private Lead lead(int number) {
        var made = new ArrayList<Made>();
        var moments = IntStream.range(0, random.nextInt(7))
                .mapToObj(i -> moment())
                .sorted()
                .toList();
        for (var at : moments) {
            var owner = any(Arrays.asList("east-1", "east-2", "west-1", null));
            made.add(new Made(
                    at,
                    any(List.of("PHONE", "EMAIL", "CHAT")),
                    any(Arrays.asList("NO_ANSWER", "SENT", null)),
                    random.nextInt(4) > 0,
                    owner,
                    team(owner)));
        }
        boolean isClosed = random.nextBoolean();
        return new Lead(
                "l" + number,
                ZoneId.of(any(ZONES)),
                moment(),
                any(Arrays.asList("A", "B", null)),
                any(List.of("web", "list")),
                any(Arrays.asList("east-1", "west-1", null)),
                isClosed ? any(List.of("ACCEPTED", "REJECTED")) : null,
                isClosed ? moment() : null,
                random.nextInt(10) == 0,
                made);
    }

    private static String team(String owner) {
        return owner == null ? null : owner.substring(0, 4);
    }

    private Map<String, Object> row(Lead lead) {
        return with(
                with(
                        received(STAGE, lead.id, lead.receivedAt),
                        "zone",
                        lead.zone.getId(),
                        "tier",
                        lead.tier,
                        "source",
                        lead.source,
                        "owner",
                        lead.owner,
                        "team",
                        team(lead.owner),
                        "disposition",
                        lead.disposition,
                        "disposed_at",
                        lead.disposedAt,
                        "merged_into",
                        lead.isMerged ? "other" : null),
                lead.made);
    }

    /** What the report says, as names and numbers. */
    private static Map<String, Long> activity(List<String> by) throws IOException {
        var numbers = new TreeMap<String, Long>();
        var report = report("activity", by);
        report.path("rows").forEach(row -> put(row, group(row, by), numbers));
        put(report.path("total"), "total", numbers);
        return numbers;
    }

    private static JsonNode report(String name, List<String> by) throws IOException {
        var query =
                "?stage=" + STAGE + "&from=" + FROM + "&to=" + TO + (by.isEmpty() ? "" : "&by=" + String.join(",", by));
        return JSON.readTree(given().get("/v1/reports/" + name + query)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static String group(JsonNode row, List<String> by) {
        return String.join(
                " ",
                by.stream().map(name -> row.path("group").path(name).asText()).toList());
    }

    private static void put(JsonNode row, String group, Map<String, Long> numbers) {
        for (var name : List.of("attempts", "counting", "firstCalls", "leadsWorked")) {
            add(numbers, group + " " + name, row.path(name).asLong());
        }
        for (var channel : row.path("channels")) {
            var of = group + " " + channel.path("channel").asText();
            add(numbers, of + " leads", channel.path("leadsWorked").asLong());
            channel.path("outcomes")
                    .properties()
                    .forEach(each -> add(
                            numbers, of + " " + each.getKey(), each.getValue().asLong()));
            channel.path("distribution")
                    .forEach(step -> add(
                            numbers,
                            of + " tried " + step.path("attempts").asText(),
                            step.path("leads").asLong()));
        }
        row.path("dispositions")
                .forEach(each -> add(
                        numbers,
                        group + " " + each.path("type").asText(),
                        each.path("leads").asLong()));
        add(numbers, group + " finished", row.at("/outcomes/finished").asLong());
        add(numbers, group + " accepted", row.at("/outcomes/accepted/leads").asLong());
        add(numbers, group + " unfinished", row.at("/outcomes/unfinished/leads").asLong());
    }

    private static void add(Map<String, Long> numbers, String name, long more) {
        if (more > 0) {
            numbers.merge(name, more, Long::sum);
        }
    }

    /** The same, by loops. */
    private static Map<String, Long> counted(List<Lead> leads, List<String> by) {
        var numbers = new TreeMap<String, Long>();
        var worked = new HashSet<String>();
        for (var lead : leads) {
            if (lead.isMerged) {
                continue;
            }
            for (var one : lead.made) {
                if (lead.isWithin(one.at())) {
                    for (var group : groups(by, lead, one.owner(), one.at())) {
                        count(group, lead, one, worked, numbers);
                    }
                }
            }
            if (lead.disposedAt != null && lead.isWithin(lead.disposedAt)) {
                groups(by, lead, lead.owner, lead.disposedAt)
                        .forEach(group -> add(numbers, group + " " + lead.disposition, 1));
            }
            if (lead.isWithin(lead.receivedAt)) {
                for (var group : groups(by, lead, lead.owner, lead.receivedAt)) {
                    add(numbers, group + (lead.disposition == null ? " unfinished" : " finished"), 1);
                    add(numbers, group + " accepted", "ACCEPTED".equals(lead.disposition) ? 1 : 0);
                }
            }
        }
        return numbers;
    }

    private static void count(String group, Lead lead, Made one, HashSet<String> worked, Map<String, Long> numbers) {
        var of = group + " " + one.channel();
        add(numbers, group + " attempts", 1);
        add(numbers, group + " counting", one.counts() ? 1 : 0);
        add(numbers, group + " firstCalls", lead.isFirstCall(one) ? 1 : 0);
        add(numbers, of + " " + (one.outcome() == null ? "NONE" : one.outcome()), 1);
        if (worked.add(group + "/" + lead.id)) {
            add(numbers, group + " leadsWorked", 1);
        }
        if (worked.add(of + "/" + lead.id)) {
            add(numbers, of + " leads", 1);
            add(numbers, of + " tried " + lead.tried(one.channel()), 1);
        }
    }

    /** The group of something, and the total. */
    private static TreeSet<String> groups(List<String> by, Lead lead, String owner, Instant at) {
        var all = new TreeSet<String>(List.of("total"));
        if (!by.isEmpty()) {
            all.add(String.join(
                    " ",
                    by.stream()
                            .map(name -> String.valueOf(value(name, lead, owner, at.atZone(lead.zone))))
                            .toList()));
        }
        return all;
    }

    private static Object value(String name, Lead lead, String owner, ZonedDateTime local) {
        switch (name) {
            case "owner":
                return owner;
            case "team":
                return team(owner);
            case "tier":
                return lead.tier;
            case "source":
                return lead.source;
            case "hour":
                return local.getHour();
            case "weekday":
                return local.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT);
            case "day":
                return local.toLocalDate();
            case "week":
                return local.toLocalDate().with(DayOfWeek.MONDAY);
            default:
                return local.toLocalDate().toString().substring(0, 7);
        }
    }

    private static Map<String, Long> intake(List<String> by) throws IOException {
        var numbers = new TreeMap<String, Long>();
        var report = report("intake", by);
        report.path("rows")
                .forEach(
                        row -> add(numbers, group(row, by), row.path("received").asLong()));
        add(numbers, "total", report.at("/total/received").asLong());
        return numbers;
    }

    private static Map<String, Long> countedIn(List<Lead> leads, List<String> by) {
        var numbers = new TreeMap<String, Long>();
        leads.stream()
                .filter(lead -> !lead.isMerged && lead.isWithin(lead.receivedAt))
                .flatMap(lead -> groups(by, lead, lead.owner, lead.receivedAt).stream())
                .forEach(group -> add(numbers, group, 1));
        return numbers;
    }
}
