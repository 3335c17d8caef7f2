package dev.leadline.kernel.calendar;

import dev.leadline.kernel.Invalid;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Calendars of all kinds, each with a date near which its zone's clocks change. */
public class RandomCalendars extends DomainContextBase {

    /** Open on each Wednesday of an ordinary week at least, so that a few months hold all time that tests ask for. */
    private static final int LEAST_MINUTES = 300;

    /**
     * So many dates after {@code from} the oracle knows. The most that a test asks for are the 8,000 minutes that four
     * pauses may have taken: 27 weeks of Wednesdays, after six weeks that may be exceptional.
     */
    static final int DATES = 240;

    private static final Map<String, List<String>> CHANGES = Map.of(
            "America/New_York", List.of("2026-03-08", "2026-11-01"),
            "Australia/Lord_Howe", List.of("2026-04-05", "2026-10-04"),
            "Pacific/Apia", List.of("2011-12-30", "2012-04-01"),
            "America/Sao_Paulo", List.of("2018-02-17", "2018-11-04"),
            "Pacific/Chatham", List.of("2026-04-05", "2026-09-27"),
            "America/St_Johns", List.of("2010-03-14", "2010-11-06"),
            "Europe/Dublin", List.of("2026-03-29", "2026-10-25"),
            "Africa/Casablanca", List.of("2026-02-15", "2026-03-22"),
            "Asia/Kolkata", List.of("2026-01-01"),
            "UTC", List.of("2028-02-29"));

    /** A calendar and the first of its interesting dates. */
    public record Case(BusinessCalendar calendar, LocalDate from) {

        MinuteByMinute oracle() {
            return new MinuteByMinute(calendar, from, DATES);
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.randomValue(RandomCalendars::next);
    }

    private static Case next(Random random) {
        List<String> zones = CHANGES.keySet().stream().sorted().toList();
        String zone = zones.get(random.nextInt(zones.size()));
        List<String> changes = CHANGES.get(zone);
        LocalDate change = LocalDate.parse(changes.get(random.nextInt(changes.size())));
        LocalDate from = change.minusDays(2 + random.nextInt(6));
        while (true) {
            try {
                return new Case(calendar(random, zone, from), from);
            } catch (Invalid overlapping) {
                // Hours past midnight overlapped by chance: the next try will be apart.
                continue;
            }
        }
    }

    private static BusinessCalendar calendar(Random random, String zone, LocalDate from) {
        Map<DayOfWeek, List<OpeningHours>> week = week(random);
        List<EarlierHours> earlier = new ArrayList<>();
        for (int date = 0; date < 14 && random.nextBoolean(); date += 1 + random.nextInt(6)) {
            earlier.add(new EarlierHours(from.plusDays(date), random.nextInt(4) == 0 ? Map.of() : week(random)));
        }
        Collections.shuffle(earlier, random);
        List<Holiday> holidays = new ArrayList<>();
        List<ExtraOpening> extra = new ArrayList<>();
        for (int date = 0; date < 14; date++) {
            if (random.nextInt(5) == 0) {
                List<OpeningHours> hours = random.nextBoolean() ? List.of() : hours(random);
                holidays.add(new Holiday(from.plusDays(date), hours, random.nextBoolean() ? null : "H" + date));
            }
            if (random.nextInt(8) == 0) {
                extra.add(new ExtraOpening(from.plusDays(date), hours(random)));
            }
        }
        return BusinessCalendar.of("random", ZoneId.of(zone), week, earlier, holidays, extra);
    }

    private static Map<DayOfWeek, List<OpeningHours>> week(Random random) {
        Map<DayOfWeek, List<OpeningHours>> week = new EnumMap<>(DayOfWeek.class);
        boolean always = random.nextInt(8) == 0;
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(
                    day,
                    always ? List.of(new OpeningHours(0, 1440)) : random.nextInt(4) == 0 ? List.of() : hours(random));
        }
        week.computeIfPresent(
                DayOfWeek.WEDNESDAY,
                (day, hours) ->
                        minutes(hours) < LEAST_MINUTES ? List.of(new OpeningHours(600, 600 + LEAST_MINUTES)) : hours);
        return week;
    }

    private static int minutes(List<OpeningHours> hours) {
        return hours.stream()
                .mapToInt(each -> each.closesMinute() - each.opensMinute())
                .sum();
    }

    private static List<OpeningHours> hours(Random random) {
        List<OpeningHours> hours = new ArrayList<>();
        int at = minute(random, 1200);
        while (hours.isEmpty() || at < 1440 && random.nextBoolean()) {
            int opens = Math.min(at, 1439);
            int closes = Math.min(2880, opens + 1 + minute(random, random.nextInt(6) == 0 ? 900 : 400));
            hours.add(new OpeningHours(opens, closes));
            at = closes + (random.nextInt(3) == 0 ? 0 : minute(random, 200));
        }
        return hours;
    }

    private static int minute(Random random, int below) {
        return random.nextBoolean() ? random.nextInt(below / 15) * 15 : random.nextInt(below);
    }
}
