package dev.leadline.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.alerts.channels.TargetUrl;
import dev.leadline.calendars.holidays.HolidayImport;
import dev.leadline.calendars.holidays.ICalendarHolidays;
import dev.leadline.cases.CaseFile;
import dev.leadline.facts.FactReader;
import dev.leadline.imports.mapping.Mapping;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.optimisations.leads.LeadFile;
import dev.leadline.policies.source.PolicyFolder;
import dev.leadline.policies.source.PolicySource;
import dev.leadline.tables.CsvTable;
import dev.leadline.tables.StrictCsv;
import dev.leadline.tables.TableLimits;
import dev.leadline.tables.xlsx.XlsxTable;
import dev.leadline.web.json.InstantText;
import dev.leadline.web.json.StrictJson;
import dev.leadline.web.problems.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that reads what strangers write, each fed with any bytes. A reader either reads or refuses with a sentence;
 * whatever else it throws is a defect. Where it can, it also shows that what was written again reads the same.
 */
enum FuzzTarget {
    FACTS("src/main/resources/openapi-examples/*.json") {
        @Override
        void read(byte[] bytes) throws JsonProcessingException {
            var document = JSON.readTree(text(bytes));
            new FactReader(JSON).read(document).submitted();
        }
    },
    CSV_TABLES("policies/*/*.csv") {
        @Override
        void read(byte[] bytes) {
            var table = CsvTable.read(bytes, TableLimits.USUAL);
            var again = CsvTable.read(CsvTable.write(table).getBytes(StandardCharsets.UTF_8), TableLimits.FOLDER);
            requireSame(table, again);
        }
    },
    /** The sheet within a book that is otherwise whole: a packed file would be refused long before it is understood. */
    XLSX_TABLES("src/test/resources/fuzz/sheet.xml") {
        @Override
        void read(byte[] bytes) {
            XlsxTable.read(FuzzBook.with(bytes), TableLimits.USUAL);
        }
    },
    POLICIES("policies/*/policy.yaml") {
        @Override
        void read(byte[] bytes) {
            var settings = new PolicySource(new TreeMap<>(Map.of(PolicySource.SETTINGS, text(bytes)))).settings();
            requireSame(settings, PolicySource.of(settings).settings());
        }
    },
    CALENDARS("policies/calendars/*.yaml") {
        @Override
        void read(byte[] bytes) {
            PolicyFolder.calendar(bytes);
        }
    },
    CASES("policies/*/cases/*.yaml") {
        @Override
        void read(byte[] bytes) {
            CaseFile.read("policy/cases/fuzz.yaml", bytes);
        }
    },
    MAPPINGS("samples/*/*.yaml") {
        @Override
        void read(byte[] bytes) {
            Mapping.read("fuzz.yaml", bytes);
        }
    },
    HOLIDAYS("src/main/resources/openapi-examples/*.ics") {
        @Override
        void read(byte[] bytes) {
            ICalendarHolidays.read(bytes, new HolidayImport(OPEN, LocalDate.EPOCH.plusYears(56)));
        }
    },
    LEAD_FILES("src/main/resources/openapi-examples/analyseAttempts.csv") {
        @Override
        void read(byte[] bytes) throws Exception {
            var csv = new StrictCsv(new StringReader(text(bytes)), ',', 10_000);
            var words = new LeadFile.Words(List.of(), List.of());
            new LeadFile(csv, words, null, Instant.EPOCH).read();
        }
    },
    WEBHOOKS("src/test/resources/hostile/webhooks.txt") {
        @Override
        void read(byte[] bytes) {
            TargetUrl.parse("/url", text(bytes), true);
        }
    },
    TIMES("2016-01-11T10:00:00-05:00") {
        @Override
        void read(byte[] bytes) {
            InstantText.parse("", "moment", text(bytes));
        }
    },
    DURATIONS("4 business hours") {
        @Override
        void read(byte[] bytes) {
            var duration = BusinessDuration.parse(text(bytes));
            requireSame(duration, BusinessDuration.parse(duration.toString()));
        }
    };

    private static final ObjectMapper JSON = StrictJson.newMapper();

    private static final BusinessCalendar OPEN =
            PolicyFolder.calendar(bytes("policies/calendars/us-sales.yaml")).calendar();

    private final String seeds;

    /** @param seeds which files it begins with, or the text itself */
    FuzzTarget(String seeds) {
        this.seeds = seeds;
    }

    /** Whole inputs, of which it makes others. */
    List<byte[]> seeds() throws IOException {
        if (!seeds.contains("/")) {
            return List.of(seeds.getBytes(StandardCharsets.UTF_8));
        }
        var found = new ArrayList<byte[]>();
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + seeds);
        var begin = Path.of(seeds.substring(0, seeds.indexOf('/')));
        try (var files = Files.walk(begin)) {
            for (var file : files.filter(matcher::matches).sorted().toList()) {
                found.add(Files.readAllBytes(file));
            }
        }
        return found;
    }

    abstract void read(byte[] bytes) throws Exception;

    /** Reads, or is refused. */
    void feed(byte[] bytes) {
        try {
            read(bytes);
        } catch (Invalid | Problem | JsonProcessingException refused) {
            if (refused.getMessage() == null || refused.getMessage().isBlank()) {
                throw new AssertionError(this + " refuses without a sentence", refused);
            }
        } catch (RuntimeException defect) {
            throw defect;
        } catch (Exception defect) {
            throw new AssertionError(this + " fails", defect);
        }
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void requireSame(Object first, Object second) {
        if (!first.equals(second)) {
            throw new AssertionError("Written again, it reads otherwise: " + first + " and " + second);
        }
    }
}
