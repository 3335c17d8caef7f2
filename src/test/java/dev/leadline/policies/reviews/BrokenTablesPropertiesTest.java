package dev.leadline.policies.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.policies.source.PolicyEdit;
import dev.leadline.policies.source.PolicyFolder;
import dev.leadline.policies.source.PolicySource;
import dev.leadline.policies.source.RowNames;
import dev.leadline.tables.TableLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Tables as people break them while they type: what is said of them names cells that are there, and can be mended. */
class BrokenTablesPropertiesTest {

    private static final Path POLICIES = Path.of("policies");
    private static final PolicySource SHIPPED = shipped("mql-to-sal-predictive");
    private static final CalendarVersion CALENDAR = calendar("us-sales");
    private static final List<String> TYPED = List.of(
            "",
            " 7",
            "8 ",
            "8,5",
            "7.0",
            "2h",
            "2 hours",
            "1.5 business hours",
            "3 business days",
            "0 business hours",
            "75",
            "0.75",
            "75%",
            "1 hour after",
            "Owner or Team",
            "owner, team",
            "Work",
            "YES",
            "no",
            "A",
            "B",
            "D",
            "a",
            "phone",
            "EMAIL",
            "connected",
            "-1",
            "0",
            "45",
            "59.5",
            "60",
            "86",
            "85",
            "100",
            "101",
            "999",
            "n\u00E4me",
            "#1",
            "two words",
            "FIRST_CALL",
            "first_call",
            "nurture");

    private static PolicySource shipped(String id) {
        var files = new TreeMap<String, byte[]>();
        try (var walk = Files.walk(POLICIES.resolve(id))) {
            for (var file : walk.filter(Files::isRegularFile).toList()) {
                files.put(POLICIES.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return new PolicyFolder(files).source(id);
    }

    private static CalendarVersion calendar(String id) {
        try {
            return PolicyFolder.calendar(Files.readAllBytes(POLICIES.resolve("calendars/" + id + ".yaml")));
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    static Review check(PolicySource source) {
        return Review.check(
                source,
                id -> id.equals(CALENDAR.id())
                        ? Optional.of(new VersionedCalendar(CALENDAR.calendar(), "v1"))
                        : Optional.empty());
    }

    @Provide
    Arbitrary<PolicySource> broken() {
        return Arbitraries.randomValue(random -> {
            var source = SHIPPED;
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                source = edited(source, random);
            }
            return source;
        });
    }

    private static PolicySource edited(PolicySource source, Random random) {
        var kind = one(source.kinds(), random);
        var table = source.findTable(kind).orElseThrow();
        var rows = new ArrayList<>(table.rows());
        int place = random.nextInt(rows.size());
        switch (random.nextInt(8)) {
            case 0 -> rows.remove(place);
            case 1 -> rows.add(random.nextInt(rows.size() + 1), rows.get(place));
            default -> {
                var cells = new ArrayList<>(rows.get(place));
                cells.set(random.nextInt(cells.size()), one(TYPED, random));
                rows.set(place, cells);
            }
        }
        return rows.isEmpty() ? source : source.withTable(kind, new WrittenTable(table.header(), rows));
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    @Property(tries = 500)
    void each_fix_can_be_sent_as_it_is_and_makes_its_finding_go(@ForAll("broken") PolicySource source) {
        for (var finding : check(source).findings()) {
            for (var fix : finding.fixes()) {
                var after = check(PolicyEdit.apply(fix.edits(), source, TableLimits.of(2_000, 50)));
                assertThat(after.findings())
                        .as("%s, by %s", finding.detail(), fix)
                        .noneMatch(other -> other.id().equals(finding.id()));
            }
        }
    }

    @Property(tries = 500)
    void each_cell_to_look_at_is_there(@ForAll("broken") PolicySource source) {
        for (var finding : check(source).findings()) {
            for (var cell : finding.cells()) {
                var table = source.findTable(
                                PolicySource.findTable(cell.table()).orElseThrow())
                        .orElseThrow();
                assertThat(table.header()).contains(cell.column());
                var names = RowNames.of(table);
                assertThat(cell.row()).as(finding.detail()).matches(row -> java.util.stream.IntStream.rangeClosed(
                                1, table.rows().size())
                        .mapToObj(names::of)
                        .anyMatch(row::equals));
            }
            if (finding.kind().equals("INVALID_CELL")) {
                assertThat(finding.cells()).as(finding.detail()).hasSize(1);
            }
        }
    }
}
