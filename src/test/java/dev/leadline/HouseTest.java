package dev.leadline;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.util.List;

/** Where things live, what they may see, and what they are called: ARCHITECTURE.md, enforced. */
@AnalyzeClasses(packages = "dev.leadline", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule kernel_calendar_sees_nothing_but_java =
            onlySees("dev.leadline.kernel.calendar..", "java..").because("business time is arithmetic on java.time");

    @ArchTest
    static final ArchRule kernel_fact_sees_nothing_but_java =
            onlySees("dev.leadline.kernel.fact..", "java..").because("a fact is a value");

    @ArchTest
    static final ArchRule kernel_policy_sees_calendars = onlySees(
                    "dev.leadline.kernel.policy..", "java..", "dev.leadline.kernel.calendar..")
            .because("a policy is what was written, and it names calendars; it knows no lead and no decision");

    @ArchTest
    static final ArchRule kernel_decision_does_not_see_how_rules_are_run = onlySees(
                    "dev.leadline.kernel.decision..",
                    "java..",
                    "dev.leadline.kernel.calendar..",
                    "dev.leadline.kernel.clock..",
                    "dev.leadline.kernel.fact..",
                    "dev.leadline.kernel.obligation..",
                    "dev.leadline.kernel.policy..")
            .because("a decision is the same whichever engine applies the rules");

    @ArchTest
    static final ArchRule kernel_rules_sees_the_kernel_and_drools = onlySees(
                    "dev.leadline.kernel.rules..", "java..", "dev.leadline.kernel..", "org.kie..", "org.drools..")
            .because("it is the kernel's, and so free of HTTP, CDI, JSON and logs");

    @ArchTest
    static final ArchRule only_kernel_rules_sees_drools = noClasses()
            .that()
            .resideOutsideOfPackage("dev.leadline.kernel.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.kie..", "org.drools..")
            .because("one room hides the engine, so that it can be changed or replaced there");

    @ArchTest
    static final ArchRule the_kernel_does_no_input_or_output = noClasses()
            .that()
            .resideInAPackage("dev.leadline.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "java.sql..", "java.net..", "java.nio.file..")
            .because("facts and a policy in, a decision out, and nothing else happens");

    @ArchTest
    static final ArchRule web_sees_no_other_room = noClasses()
            .that()
            .resideInAPackage("dev.leadline.web..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.leadline..")
                    .and(DescribedPredicate.not(resideInAPackage("dev.leadline.web..")))
                    .and(DescribedPredicate.not(resideInAPackage("dev.leadline.kernel"))))
            .because("all rooms import it, and so it imports none");

    @ArchTest
    static final ArchRule the_kernel_sees_no_room = noClasses()
            .that()
            .resideInAPackage("dev.leadline.kernel..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.leadline..")
                    .and(DescribedPredicate.not(resideInAPackage("dev.leadline.kernel.."))))
            .because("singular packages think, plural packages have doors");

    @ArchTest
    static final ArchRule only_main_sees_the_command_line = noClasses()
            .that()
            .resideOutsideOfPackage("dev.leadline.commands..")
            .and()
            .doNotHaveFullyQualifiedName("dev.leadline.Leadline")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.leadline.commands..", "picocli..")
            .because("whatever a command can do, the server can do without it");

    @ArchTest
    static final ArchRule commands_need_no_server_and_no_database = noClasses()
            .that()
            .resideInAPackage("dev.leadline.commands..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.leadline.database..", "dev.leadline.ledger..", "io.quarkus..", "jakarta..", "java.sql..")
            .because("a build checks policies in seconds, with neither");

    @ArchTest
    static final ArchRule rooms_form_no_cycles = slices().matching("dev.leadline.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a room that can be understood only with another is not a room");

    @ArchTest
    static final ArchRule kernel_rooms_form_no_cycles = slices().matching("dev.leadline.kernel.(*)..")
            .should()
            .beFreeOfCycles()
            .because("data flows one way through the kernel, too");

    @ArchTest
    static final ArchRule entities_are_called_stored = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .haveSimpleNameStartingWith("Stored")
            .andShould()
            .bePackagePrivate()
            .because("a row is its room's own; others ask the room's class");

    @ArchTest
    static final ArchRule stored_classes_stay_in_their_room = classes()
            .that()
            .haveSimpleNameStartingWith("Stored")
            .should(beUsedInTheirOwnPackageOnly())
            .because("a table has one owner");

    @ArchTest
    static final ArchRule names_say_what_a_class_is = noClasses()
            .that()
            // The one term of the trade that ends like this: a compiled set of rules.
            .doNotHaveFullyQualifiedName("dev.leadline.kernel.rules.RuleBase")
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|Dto|Base|Data|Info|Processor)(\\$.*)?")
            .because("such a name says nothing about what it does");

    @ArchTest
    static final ArchRule resources_are_doors = classes()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .beAnnotatedWith(Path.class)
            .because("the suffix means an HTTP door");

    @ArchTest
    static final ArchRule doors_are_resources = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .haveSimpleNameEndingWith("Resource")
            .because("whoever looks for the doors finds them by name");

    /** Both compile the cells of a table into code. */
    @ArchTest
    static void tables_are_not_compiled_as_code(JavaClasses anything) {
        assertThat(List.of("org.drools.decisiontable.SpreadsheetCompiler", "org.drools.template.DataProviderCompiler"))
                .as("a cell is data: drools-decisiontables and drools-templates stay off the class path")
                .noneMatch(HouseTest::isOnTheClassPath);
    }

    private static boolean isOnTheClassPath(String name) {
        return HouseTest.class.getClassLoader().getResource(name.replace('.', '/') + ".class") != null;
    }

    /** Whatever the room, it may also see the two exceptions of the kernel. */
    private static ArchRule onlySees(String room, String... packages) {
        var seen = resideInAPackage(room)
                .or(resideInAPackage("dev.leadline.kernel"))
                .or(JavaClass.Predicates.resideInAnyPackage(packages))
                .or(describe("a primitive or an array of one", type -> type.getBaseComponentType()
                        .isPrimitive()));
        return classes().that().resideInAPackage(room).should().onlyDependOnClassesThat(seen);
    }

    private static ArchCondition<JavaClass> beUsedInTheirOwnPackageOnly() {
        return new ArchCondition<>("be used in their own package only") {
            @Override
            public void check(JavaClass stored, ConditionEvents events) {
                stored.getDirectDependenciesToSelf().stream()
                        .filter(use -> !use.getOriginClass().getPackageName().equals(stored.getPackageName()))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(stored, use.getDescription())));
            }
        };
    }
}
