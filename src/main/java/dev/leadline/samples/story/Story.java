package dev.leadline.samples.story;

import dev.leadline.facts.SubmittedFact;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.leads.assessment.Merging;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Eight weeks of a sales team up to a moment, made up: the same calendar and moment give the same story. It is told so that
 * reports have something to find: the team {@code west} gets its leads late, {@code central-3} calls late, hardly any lead of
 * tier A gets all its emails, and one source has many wrong persons.
 */
public final class Story {

    /** How many leads it tells of. */
    public static final int LEADS = 950;

    /** How long it is. */
    public static final Duration LENGTH = Duration.ofDays(56);

    /** As much open time as it needs, in hours: the story of a calendar that is hardly ever open would be none. */
    public static final int LEAST_HOURS = 100;

    private static final int FRESH = 12;
    private static final List<String> SOURCES = List.of(
            "web", "web", "web", "webinar", "webinar", "content", "content", "trade-show", "referral", "bought-list");
    private static final List<String> REGIONS = List.of("northeast", "midwest", "south", "west-coast");

    private final Random random = new Random(1955);
    private final StoryHours hours;
    private final Instant end;
    private final String prefix;
    private final List<SubmittedFact> facts = new ArrayList<>();
    private LeadTale last;

    /**
     * @param calendar by whose hours it happens
     * @param end the moment up to which it is told
     * @param prefix how the ids of its leads begin
     */
    public Story(BusinessCalendar calendar, Instant end, String prefix) {
        this.end = end;
        this.prefix = prefix;
        this.hours = new StoryHours(calendar, end.minus(LENGTH), end);
        if (isLongEnough()) {
            IntStream.range(0, LEADS).forEach(this::lead);
        }
    }

    /** Returns whether its calendar is open often enough. */
    public boolean isLongEnough() {
        return hours.total() >= LEAST_HOURS * 3_600L;
    }

    /** How many facts it tells. */
    public int size() {
        return facts.size();
    }

    /** The ids that its leads would have with a prefix. */
    public static List<String> ids(String prefix) {
        return IntStream.range(0, LEADS).mapToObj(number -> id(prefix, number)).toList();
    }

    private static String id(String prefix, int number) {
        return prefix + "%04d".formatted(number + 1);
    }

    /** What is told of each lead but merges, the facts of one lead in the order in which they became known. */
    public List<List<SubmittedFact>> byLead() {
        Map<String, List<SubmittedFact>> all = new HashMap<>();
        facts.stream()
                .filter(fact -> !Merging.isItsOwn(fact))
                .sorted(Comparator.comparing(fact -> fact.body().recordedAt()))
                .forEach(fact -> all.computeIfAbsent(fact.leadId(), id -> new ArrayList<>())
                        .add(fact));
        return ids(prefix).stream().filter(all::containsKey).map(all::get).toList();
    }

    /** Merges, and merges that were withdrawn, in the order in which they became known. */
    public List<SubmittedFact> merges() {
        return facts.stream()
                .filter(Merging::isItsOwn)
                .sorted(Comparator.comparing(fact -> fact.body().recordedAt()))
                .toList();
    }

    private void lead(int number) {
        var tale = new LeadTale(id(prefix, number), hours, end, random, facts::add);
        long received = received(number);
        boolean isDuplicate = number % 65 == 22;
        var attributes = attributes(isDuplicate ? number - 1 : number);
        var work = new LeadWork(tale, number, received, attributes, random);
        if (isDuplicate) {
            work.duplicate(last);
        } else if (number >= LEADS - FRESH) {
            work.fresh(number < LEADS - FRESH + 3 ? Work.A : Work.B);
        } else if (number % 7 == 3) {
            work.nurtured();
        } else if (number % 40 == 5) {
            work.unscored();
        } else {
            work.worked(work());
        }
        last = tale;
    }

    /** The last ones came within the last two hours, so that there is always something to do at once. */
    private long received(int number) {
        int old = LEADS - FRESH;
        return number >= old
                ? hours.total() - 6_700 + (number - old) * 550L
                : (long) ((hours.total() - 7_200) * (number + random.nextDouble()) / old);
    }

    private Map<String, Object> attributes(int number) {
        return Map.of(
                "source", SOURCES.get(random.nextInt(SOURCES.size())),
                "region", REGIONS.get(random.nextInt(REGIONS.size())),
                "company", "company-%03d".formatted(number * 7 % 613),
                "name", "contact-%04d".formatted(number + 1));
    }

    private Work work() {
        int chance = random.nextInt(100);
        return chance < 25 ? Work.A : chance < 65 ? Work.B : Work.C;
    }
}
