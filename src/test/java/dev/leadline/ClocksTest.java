package dev.leadline;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Set;
import java.util.regex.Pattern;

/** Who reads a clock, in the product and in its tests; so that no test depends on the hour at which it is run. */
@AnalyzeClasses(packages = "dev.leadline")
class ClocksTest {

    /** Statements that ask PostgreSQL for the time, and not a method of ours that is called like its function. */
    private static final Pattern TIME_IN_SQL = Pattern.compile(
            "(?i)\\b(?:clock_timestamp|current_(?:timestamp|date|time)|(?:transaction|statement)_timestamp|localtimestamp)\\b"
                    + "|(?<![.\\w] ?)(?<!Instant |InstantSource )\\bnow\\(\\)");

    private static final Pattern SYSTEM = Pattern.compile("system.*|tick.*");

    @ArchTest
    static final ArchRule the_kernel_reads_no_clock = noClasses()
            .that()
            .resideInAPackage("dev.leadline.kernel..")
            .should()
            .accessTargetWhere(readsAClock())
            .because("time is a fact (T1): the same facts give the same decision at any time");

    @ArchTest
    static final ArchRule three_classes_read_the_time_of_day = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.leadline.web.TimeSource")
            .and()
            .doNotHaveFullyQualifiedName("dev.leadline.web.SettableClock")
            .and()
            .doNotHaveFullyQualifiedName("dev.leadline.PackagedServer")
            .should()
            .accessTargetWhere(readsTheTimeOfDay())
            .because("whoever needs the time injects an InstantSource, and tests a SettableClock,"
                    + " which begins at -Dtest.now");

    /** A default of a column may: nothing that is answered depends on when a row was kept. */
    @ArchTest
    static void one_class_asks_the_database_for_the_time(JavaClasses anything) throws IOException {
        var asking = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                if (TIME_IN_SQL.matcher(Files.readString(file)).find()) {
                    asking.add(file.getFileName().toString());
                }
            }
        }
        assertThat(asking)
                .as("a test sets the time of DatabaseTime, and of no statement")
                .containsExactlyInAnyOrder("DatabaseTime.java", "ClocksTest.java");
    }

    private static DescribedPredicate<JavaAccess<?>> readsAClock() {
        return DescribedPredicate.<JavaAccess<?>>or(
                        readsTheTimeOfDay(),
                        describe(
                                "is System.nanoTime",
                                access -> access.getTargetOwner().isEquivalentTo(System.class)
                                        && access.getName().equals("nanoTime")))
                .as("reads a clock");
    }

    /** {@code java.time} also says the zone of the machine, which no test should depend on either. */
    private static DescribedPredicate<JavaAccess<?>> readsTheTimeOfDay() {
        var made = Set.of(Date.class.getName(), GregorianCalendar.class.getName(), Timestamp.class.getName());
        return describe("reads the time of day", access -> {
            var owner = access.getTargetOwner();
            var name = access.getName();
            return owner.getPackageName().equals("java.time")
                            && (name.equals("now") || SYSTEM.matcher(name).matches())
                    || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
                    || made.contains(owner.getName()) && name.equals("<init>")
                    || owner.isEquivalentTo(Calendar.class) && name.equals("getInstance");
        });
    }
}
