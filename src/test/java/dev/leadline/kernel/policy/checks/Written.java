package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.Holiday;
import dev.leadline.kernel.calendar.OpeningHours;
import dev.leadline.kernel.policy.CalendarChoice;
import dev.leadline.kernel.policy.ClockTerms;
import dev.leadline.kernel.policy.ContactWindow;
import dev.leadline.kernel.policy.DecisionTable;
import dev.leadline.kernel.policy.Declarations;
import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.Satisfaction;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.TableTerms;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A policy as someone wrote it, table by table; a table that is not given is that of the sample by rank. Columns between
 * the inputs and outputs of its kind are attributes; a column of priorities is left out where the hit policy asks for
 * none.
 */
public final class Written {

    /** An obligation of a policy's own, with a column in {@code deadlines}. */
    static final ObligationKind SECOND_CALL =
            new ObligationKind("SECOND_CALL", "Second call", new Satisfaction("PHONE", List.of(), 2), null, true, true);

    private static final Map<TableKind, Set<String>> OWN = Map.of(
            TableKind.RANK_TIERS, Set.of("row", "from", "below", "tier", "handling", "responsible", "priority", "note"),
            TableKind.ATTEMPTS, Set.of("row", "tier", "PHONE", "EMAIL", "priority", "note"),
            TableKind.DEADLINES, Set.of("row", "tier", "firstCallWithin", "allAttemptsWithin", "priority", "note"),
            TableKind.ATTEMPT_OUTCOMES, Set.of("row", "channel", "outcome", "counts", "reached", "priority", "note"),
            TableKind.WAIVING_REASONS, Set.of("row", "type", "reason", "waives", "priority", "note"),
            TableKind.SPACING, Set.of("row", "tier", "channel", "afterPrevious", "priority", "note"),
            TableKind.ALERTS, Set.of("row", "tier", "obligation", "at", "tell", "priority", "note"));

    private final Map<TableKind, String> tables = new EnumMap<>(TableKind.class);
    private final Map<TableKind, HitPolicy> hitPolicies = new EnumMap<>(TableKind.class);
    private final Map<String, BusinessCalendar> calendars = new HashMap<>();
    private List<String> channels = List.of("PHONE", "EMAIL");
    private ContactWindow window;
    private Declarations declared = Declarations.NONE;
    private Policy parsed;

    static Written policy() {
        return new Written()
                .with(
                        TableKind.RANK_TIERS,
                        """
                        row,from,below,tier,handling,responsible
                        A,85,100,A,work,teleprospecting
                        B,60,85,B,work,teleprospecting
                        C,45,60,C,work,teleprospecting
                        N,0,45,N,nurture,marketing
                        """)
                .with(
                        TableKind.ATTEMPTS,
                        """
                        row,tier,PHONE,EMAIL
                        A,A,7,3
                        B,B,4,2
                        C,C,3,1
                        """)
                .with(
                        TableKind.DEADLINES,
                        """
                        row,tier,firstCallWithin,allAttemptsWithin
                        A,A,2 business hours,8 business days
                        B,B,4 business hours,10 business days
                        C,C,6 business hours,12 business days
                        """)
                .with(
                        TableKind.ATTEMPT_OUTCOMES,
                        """
                        row,channel,outcome,counts,reached
                        called,PHONE,CONNECTED,yes,yes
                        phone,PHONE,,yes,no
                        email,EMAIL,,yes,no
                        """)
                .withCalendar("sales", "America/New_York", "09:00-17:00", 5);
    }

    Written with(TableKind kind, String table) {
        tables.put(kind, table);
        parsed = null;
        return this;
    }

    Written with(TableKind kind, HitPolicy hitPolicy) {
        hitPolicies.put(kind, hitPolicy);
        parsed = null;
        return this;
    }

    Written withChannels(String... names) {
        channels = List.of(names);
        return this;
    }

    Written declaring(ObligationKind... obligations) {
        declared = new Declarations(List.of(obligations), List.of());
        parsed = null;
        return this;
    }

    Written withWindow(String calendar) {
        window = new ContactWindow(calendar, Set.of("PHONE"));
        return this;
    }

    /** Open from Monday on, for so many days, with Christmas 2026 off. */
    Written withCalendar(String id, String zone, String hours, int days) {
        var week = new EnumMap<DayOfWeek, List<OpeningHours>>(DayOfWeek.class);
        var opening = List.of(OpeningHours.parse(hours.substring(0, 5), hours.substring(6)));
        Arrays.stream(DayOfWeek.values()).limit(days).forEach(day -> week.put(day, opening));
        var christmas = new Holiday(LocalDate.of(2026, 12, 25), List.of(), "Christmas Day");
        calendars.put(id, BusinessCalendar.of(id, ZoneId.of(zone), week, List.of(christmas), List.of()));
        return this;
    }

    HitPolicy hitPolicy(TableKind kind) {
        return policyAsWritten().tables().get(kind).hitPolicy();
    }

    /** Its calendars by id. */
    public Map<String, BusinessCalendar> calendars() {
        return Map.copyOf(calendars);
    }

    public Policy policyAsWritten() {
        parsed = parsed == null ? parse() : parsed;
        return parsed;
    }

    private Policy parse() {
        var tableTerms = new EnumMap<TableKind, TableTerms>(TableKind.class);
        var tables = new EnumMap<TableKind, String>(TableKind.class);
        this.tables.forEach((kind, text) ->
                tables.put(kind, hitPolicies.get(kind) == HitPolicy.PRIORITY ? text : without("priority", text)));
        tables.forEach((kind, text) -> tableTerms.put(
                kind,
                new TableTerms(
                        hitPolicies.get(kind),
                        header(text).stream()
                                .filter(name -> !OWN.get(kind).contains(name) && !channels.contains(name))
                                .filter(name -> declared.obligations().stream()
                                        .noneMatch(own -> own.column().equals(name)))
                                .toList())));
        var clock = new ClockTerms(CalendarChoice.fixed("sales"), window, null, false);
        var outcomes = List.of("CONNECTED", "NO_ANSWER", "VOICEMAIL");
        var terms = new Terms(
                "p", "P", "MQL", true, "marketing-operations", channels, outcomes, clock, tableTerms, declared);
        var written = new EnumMap<TableKind, DecisionTable>(TableKind.class);
        tables.forEach((kind, text) -> written.put(kind, parse(kind, terms, text)));
        return new Policy(terms, written);
    }

    private static DecisionTable parse(TableKind kind, Terms terms, String text) {
        var header = header(text);
        var lines = text.lines()
                .skip(1)
                .map(line -> Arrays.asList((line + ",").split(",", header.size())))
                .map(cells ->
                        cells.stream().map(cell -> cell.replaceAll(",+$", "")).toList())
                .toList();
        return DecisionTable.parse(kind, terms, header, lines);
    }

    private static String without(String column, String text) {
        int at = header(text).indexOf(column);
        return at < 0
                ? text
                : text.lines()
                        .map(line -> new ArrayList<>(Arrays.asList(line.split(",", -1))))
                        .peek(cells -> cells.remove(at))
                        .map(cells -> String.join(",", cells))
                        .collect(Collectors.joining("\n"));
    }

    private static List<String> header(String text) {
        return Arrays.asList((text.lines().findFirst().orElseThrow() + ",note").split(","));
    }

    List<Finding> findings() {
        return PolicyChecks.check(policyAsWritten(), this::calendar);
    }

    List<Finding> findings(Kind kind) {
        return findings().stream().filter(finding -> finding.kind() == kind).toList();
    }

    Optional<VersionedCalendar> calendar(String id) {
        return Optional.ofNullable(calendars.get(id)).map(calendar -> new VersionedCalendar(calendar, "v1"));
    }
}
