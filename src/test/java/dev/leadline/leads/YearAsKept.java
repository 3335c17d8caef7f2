package dev.leadline.leads;

import static dev.leadline.database.Queries.instant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.facts.RecordedFact;
import dev.leadline.kernel.policy.ActionType;
import dev.leadline.kernel.tracking.Assessment;
import dev.leadline.kernel.tracking.EventType;
import dev.leadline.policies.publications.ApplicableVersions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the database holds after a year, and whether it is what the facts come to at each step of time. */
public final class YearAsKept {

    private final Queries queries;
    private final Map<String, List<Event>> events = new TreeMap<>();

    /**
     * An event as it is kept.
     *
     * @param told to whom it was told, one name a delivery; {@code null} when there is no alert of it
     */
    private record Event(
            long sequence, String lead, EventType type, String key, Instant at, Instant detectedAt, Set<String> told) {

        boolean isBreach() {
            return type != EventType.WARNED && type != EventType.BREACH_WITHDRAWN;
        }
    }

    public YearAsKept(Queries queries) {
        this.queries = queries;
        read("select id from lead where id like 'Y-%'", row -> events.put(row.getString(1), new ArrayList<>()));
        var told = told();
        read(
                "select * from lead_event where lead_id like 'Y-%' order by sequence",
                row -> {
                    var key = WhatMustBeNoticed.key(
                            row.getInt("cycle"), row.getString("kind"), row.getString("threshold"));
                    var type = EventType.valueOf(row.getString("type"));
                    var lead = row.getString("lead_id");
                    var detectedAt = instant(row, "detected_at");
                    var alert = lead + " " + type.alert() + " " + key + " " + detectedAt;
                    return events.get(lead)
                            .add(new Event(
                                    row.getLong("sequence"),
                                    lead,
                                    type,
                                    key,
                                    instant(row, "at"),
                                    detectedAt,
                                    told.getOrDefault(alert, new ArrayDeque<>()).poll()));
                });
        told.values().removeIf(Deque::isEmpty);
        assertThat(told.keySet()).as("alerts of no event").isEmpty();
    }

    /**
     * The receivers of each alert, in the order of the alerts. In one step of time the same may be discovered, withdrawn and
     * discovered again: each of these events takes one of its alerts, and none may be left.
     */
    private Map<String, Deque<Set<String>>> told() {
        var told = new HashMap<String, Deque<Set<String>>>();
        read(
                """
                select a.id, a.lead_id, a.body::json ->> 'type' as type, a.body::json -> 'data' as data,
                       string_agg(d.receiver, ',') as told
                from alert a left join delivery d on d.alert_id = a.id
                where a.lead_id like 'Y-%' group by a.id order by a.id
                """,
                row -> {
                    var data = new com.fasterxml.jackson.databind.ObjectMapper();
                    try {
                        var json = data.readTree(row.getString("data"));
                        var key = row.getString("lead_id") + " " + row.getString("type") + " "
                                + json.path("cycle").asInt() + " "
                                + json.path("obligation").asText() + " "
                                + json.path("threshold").asText() + " "
                                + json.path("detectedAt").asText();
                        var names = new TreeSet<>(List.of(row.getString("told").split(",")));
                        return told.computeIfAbsent(key, first -> new ArrayDeque<>())
                                .add(names);
                    } catch (java.io.IOException unreadable) {
                        throw new java.io.UncheckedIOException(unreadable);
                    }
                });
        return told;
    }

    private <T> List<T> read(String select, Queries.RowReader<T> reader) {
        return queries.list(select, reader);
    }

    public Set<String> leads() {
        return events.keySet();
    }

    public int events() {
        return events.values().stream().mapToInt(List::size).sum();
    }

    /** Holds what is kept of a lead against what its facts come to, step by step. */
    public void check(String lead, List<Instant> steps, List<RecordedFact> facts, ApplicableVersions versions) {
        var own = events.get(lead);
        var standing = new TreeMap<String, Event>();
        int seen = 0;
        WhatMustBeNoticed last = null;
        for (var step : steps) {
            boolean isTold =
                    facts.stream().anyMatch(row -> row.told().recordedAt().equals(step));
            boolean isOver = last != null && isOver(last);
            if (isOver
                    && !isTold
                    && !(seen < own.size() && own.get(seen).detectedAt().equals(step))) {
                continue;
            }
            var stood = stood(lead, facts, step, versions);
            var now = stood.get(stood.size() - 1);
            for (; seen < own.size() && own.get(seen).detectedAt().equals(step); seen++) {
                check(own.get(seen), standing, stood);
            }
            check(lead, step, standing, now);
            last = now;
        }
        assertThat(seen).as("events of %s at no step", lead).isEqualTo(own.size());
        checkNotices(lead, own);
        if (last != null) {
            checkStanding(lead, last, standing);
        }
    }

    private static boolean isOver(WhatMustBeNoticed last) {
        return last.assessment().last().isPresent()
                && last.assessment().cycles().stream()
                        .allMatch(each -> each.decision().facts().disposition() != null);
    }

    /** How a lead may have stood at a step: by what was told before, and with each fact more that is told in it; the last now. */
    private static List<WhatMustBeNoticed> stood(
            String lead, List<RecordedFact> facts, Instant step, ApplicableVersions versions) {
        var told = new ArrayList<>(facts.stream()
                .filter(row -> row.told().recordedAt().isBefore(step))
                .toList());
        var stood = new ArrayList<WhatMustBeNoticed>();
        stood.add(must(lead, told, step, versions));
        facts.stream().filter(row -> row.told().recordedAt().equals(step)).forEach(row -> {
            told.add(row);
            stood.add(must(lead, told, step, versions));
        });
        return stood;
    }

    private static WhatMustBeNoticed must(
            String lead, List<RecordedFact> told, Instant step, ApplicableVersions versions) {
        return WhatMustBeNoticed.at(
                step, Assessment.now(lead, told.stream().map(RecordedFact::told).toList(), versions, step));
    }

    /** An event is true by what was known at some moment of the step; none comes twice, and none early. */
    private static void check(Event event, Map<String, Event> standing, List<WhatMustBeNoticed> stood) {
        var former = standing.get(event.key());
        if (event.type() == EventType.BREACH_WITHDRAWN) {
            assertThat(former).as("withdrawn: %s", event).isNotNull();
            assertThat(stood).as("disproved: %s", event).anyMatch(each -> each.comes(event.key()) == null);
            standing.remove(event.key());
            return;
        }
        if (event.type() == EventType.BREACH_CORRECTED) {
            assertThat(former).as("corrected: %s", event).isNotNull();
            assertThat(former.at()).as("corrected: %s", event).isNotEqualTo(event.at());
        } else {
            assertThat(former).as("noticed before: %s", event).isNull();
        }
        assertThat(event.detectedAt()).as("early: %s", event).isAfter(event.at());
        var so = stood.stream()
                .filter(each -> micros(each.comes(event.key())).equals(event.at()))
                .toList();
        assertThat(so).as("exact: %s", event).isNotEmpty();
        if (event.type() == EventType.BREACH_DISCOVERED) {
            assertThat(stood).as("revealed: %s", event).anyMatch(each -> each.comes(event.key()) == null);
        }
        assertThat(so.stream().map(each -> each.told(event.key())))
                .as("told: %s", event)
                .contains(event.told() == null ? Set.of() : event.told());
        standing.put(event.key(), event);
    }

    private static Instant micros(Instant moment) {
        return moment == null ? Instant.MAX : moment.truncatedTo(ChronoUnit.MICROS);
    }

    /** After each step all is noticed that must be, and of breaches nothing else. */
    private static void check(String lead, Instant step, Map<String, Event> standing, WhatMustBeNoticed now) {
        assertThat(standing.keySet())
                .as("noticed of %s by %s", lead, step)
                .containsAll(now.breaches().keySet());
        assertThat(standing.keySet())
                .as("noticed of %s by %s", lead, step)
                .containsAll(now.warnings().keySet());
        assertThat(now.breaches().keySet())
                .as("breaches of %s at %s", lead, step)
                .containsAll(standing.values().stream()
                        .filter(Event::isBreach)
                        .map(Event::key)
                        .toList());
        now.breaches().forEach((key, at) -> assertThat(standing.get(key).at())
                .as("%s of %s at %s", key, lead, step)
                .isEqualTo(micros(at)));
    }

    private void checkNotices(String lead, List<Event> own) {
        var expected = new TreeMap<String, String>();
        own.forEach(event -> expected.put(
                event.key(),
                event.at() + " " + event.detectedAt() + " " + (event.type() == EventType.BREACH_WITHDRAWN)));
        var found = new TreeMap<String, String>();
        queries.list(
                "select * from notice where lead_id = :lead",
                Parameters.of("lead", lead),
                row -> found.put(
                        WhatMustBeNoticed.key(row.getInt("cycle"), row.getString("kind"), row.getString("threshold")),
                        instant(row, "at") + " " + instant(row, "noticed_at") + " " + row.getBoolean("withdrawn")));
        assertThat(found).as("notices of %s", lead).isEqualTo(expected);
    }

    /** The obligations and the queue say what the lead's decision says. */
    private void checkStanding(String lead, WhatMustBeNoticed last, Map<String, Event> standing) {
        assertThat(queries.list(
                        "select cycle || ' ' || kind || ' ' || state from obligation where lead_id = :lead order by 1",
                        Parameters.of("lead", lead),
                        row -> row.getString(1)))
                .as("obligations of %s", lead)
                .containsExactlyInAnyOrderElementsOf(last.obligations());
        var cycle = last.assessment().last().orElseThrow();
        var next = cycle.decision().next();
        var state = next.state();
        boolean isWarned = cycle.decision().conclusions().obligations().stream()
                .anyMatch(each -> each.isOutstanding()
                        && standing.keySet().stream()
                                .anyMatch(key -> key.startsWith(cycle.cycle().number() + " " + each.kind() + " ")));
        assertThat(queries.list(
                        "select q.*, l.watch_at, l.failure from lead l left join queued_action q on q.lead_id = l.id"
                                + " where l.id = :lead",
                        Parameters.of("lead", lead),
                        row -> row.getString("type") + " " + row.getString("state") + " " + row.getBoolean("warned")
                                + " " + row.getString("failure")))
                .as("queue of %s", lead)
                .containsExactly(
                        next.type().equals(ActionType.NONE)
                                ? "null null false null"
                                : next.type() + " " + state + " " + isWarned + " null");
    }
}
