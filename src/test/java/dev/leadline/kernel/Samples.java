package dev.leadline.kernel;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.Holiday;
import dev.leadline.kernel.calendar.OpeningHours;
import dev.leadline.kernel.decision.Decider;
import dev.leadline.kernel.decision.Inference;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.obligation.RuleFiring;
import dev.leadline.kernel.policy.CalendarChoice;
import dev.leadline.kernel.policy.ClockTerms;
import dev.leadline.kernel.policy.DecisionTable;
import dev.leadline.kernel.policy.Declarations;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.TableTerms;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.kernel.rules.RuleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The shipped rules and policies, read without any room but the kernel. */
public final class Samples {

    public static final String PREDICTIVE = "mql-to-sal-predictive";
    public static final String SIMPLE = "mql-to-sal-simple";

    public static final BusinessCalendar US_SALES = usSales();

    private Samples() {}

    public static List<RuleFile> ruleFiles() {
        try (var files = Files.list(Path.of("rules"))) {
            return files.filter(file -> file.toString().endsWith(".drl"))
                    .map(file -> new RuleFile(file.getFileName().toString(), text(file)))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static RuleBase rules() {
        return RuleBase.compile(ruleFiles());
    }

    public static ResolvedPolicy policy(String id) {
        var terms = terms(id, Map.of());
        var tables = new EnumMap<TableKind, DecisionTable>(TableKind.class);
        for (var kind : TableKind.values()) {
            var file = Path.of("policies", id, kind.tableName() + ".csv");
            if (Files.exists(file)) {
                tables.put(kind, table(kind, terms, text(file)));
            }
        }
        return resolve(terms, tables);
    }

    public static Terms terms(String id, Map<TableKind, TableTerms> tables) {
        return new Terms(
                id,
                id,
                "MQL",
                true,
                "marketing-operations",
                List.of("PHONE", "EMAIL"),
                List.of("NO_ANSWER", "CONNECTED", "SENT", "REPLIED", "BOUNCED", "WRONG_NUMBER", "INBOUND"),
                new ClockTerms(CalendarChoice.fixed("us-sales"), null, null, false),
                tables,
                Declarations.NONE);
    }

    public static DecisionTable table(TableKind kind, Terms terms, String csv) {
        try (var records = CsvReader.builder().ofCsvRecord(csv)) {
            var lines = records.stream().map(CsvRecord::getFields).toList();
            return DecisionTable.parse(kind, terms, lines.get(0), lines.subList(1, lines.size()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static ResolvedPolicy resolve(Terms terms, Map<TableKind, DecisionTable> tables) {
        return new Policy(terms, tables)
                .resolve("sha256:0", id -> Optional.of(new VersionedCalendar(US_SALES, "sha256:0")));
    }

    /** What enters working memory when {@code facts} are decided. */
    public static Collection<?> entering(RuleBase rules, ResolvedPolicy policy, Facts facts) {
        var entered = new ArrayList<Object>();
        new Decider(new Inference() {
                    @Override
                    public List<RuleFiring> apply(Collection<?> known) {
                        entered.addAll(known);
                        return rules.apply(known);
                    }

                    @Override
                    public List<RuleFiring> apply(Collection<?> known, Function<List<RuleFiring>, ?> next) {
                        entered.addAll(known);
                        return rules.apply(known, concluded -> {
                            var follows = next.apply(concluded);
                            entered.add(follows);
                            return follows;
                        });
                    }

                    @Override
                    public String revision() {
                        return rules.revision();
                    }
                })
                .decide(policy, facts);
        return entered;
    }

    private static BusinessCalendar usSales() {
        var week = new EnumMap<DayOfWeek, List<OpeningHours>>(DayOfWeek.class);
        for (var day : List.of(
                DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)) {
            week.put(day, List.of(OpeningHours.parse("09:00", "17:00")));
        }
        var holidays = List.of(new Holiday(LocalDate.parse("2016-01-18"), List.of(), "Martin Luther King, Jr."));
        return BusinessCalendar.of("us-sales", ZoneId.of("America/New_York"), week, holidays, List.of());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
