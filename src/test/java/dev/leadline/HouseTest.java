package dev.leadline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
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
import dev.leadline.database.Queries;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where things live, what they may see, and what they are called: ARCHITECTURE.md, enforced. */
@AnalyzeClasses(packages = "dev.leadline", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    private static final Path MAIN = Path.of("src/main/java/dev/leadline");
    private static final ArchitecturePage PAGE = ArchitecturePage.read();

    private static final List<String> EVALUATING = List.of(
            "org.kie",
            "org.drools",
            "org.mvel2",
            "javax.script",
            "javax.tools",
            "jakarta.el",
            "java.io.ObjectInputStream",
            "java.beans.XMLDecoder",
            "java.rmi",
            "java.lang.invoke.MethodHandles$Lookup",
            "java.net.URLClassLoader",
            "javax.naming");

    @ArchTest
    static void a_room_imports_what_its_row_lists(JavaClasses house) {
        var strangers = new TreeSet<String>();
        for (var each : house) {
            var room = PAGE.findRoom(each.getPackageName());
            importsOf(each)
                    .filter(imported -> room.isPresent()
                            && !imported.equals(each.getPackageName())
                            && !room.get().allows(imported))
                    .forEach(imported -> strangers.add(
                            room.get().name() + " imports " + imported + " (" + each.getSimpleName() + ")"));
        }

        assertThat(strangers).as("imports that no row of ARCHITECTURE.md lists").isEmpty();
    }

    @ArchTest
    static void whatever_a_row_lists_is_imported(JavaClasses house) {
        var unused = new TreeMap<String, Set<String>>();
        PAGE.rooms().values().forEach(room -> unused.put(room.name(), new TreeSet<>(room.own())));
        for (var each : house) {
            PAGE.findRoom(each.getPackageName()).ifPresent(room -> importsOf(each)
                    .forEach(imported -> room.findOwn(imported).ifPresent(unused.get(room.name())::remove)));
        }
        unused.values().removeIf(Set::isEmpty);

        assertThat(unused).as("entries of ARCHITECTURE.md that nobody uses").isEmpty();
    }

    @ArchTest
    static void every_package_has_a_row_and_every_row_a_package(JavaClasses house) {
        var packages = new TreeSet<String>();
        house.forEach(each -> packages.add(each.getPackageName()));
        packages.remove(ArchitecturePage.ROOT);
        var rows = new TreeSet<String>();
        PAGE.rooms().keySet().forEach(room -> rows.add(ArchitecturePage.ROOT + "." + room));

        assertThat(rows).isEqualTo(packages);
    }

    @ArchTest
    static void a_folder_fits_on_a_screen(JavaClasses house) {
        var sizes = new TreeMap<String, Set<String>>();
        topLevel(house).forEach(each -> sizes.computeIfAbsent(each.getPackageName(), any -> new TreeSet<>())
                .add(each.getSimpleName()));

        assertThat(sizes).allSatisfy((name, all) -> assertThat(all).as(name).hasSizeLessThanOrEqualTo(24));
    }

    @ArchTest
    static void no_two_classes_share_a_name(JavaClasses house) {
        var places = new TreeMap<String, Set<String>>();
        topLevel(house).forEach(each -> places.computeIfAbsent(each.getSimpleName(), any -> new TreeSet<>())
                .add(each.getPackageName()));

        assertThat(places).allSatisfy((name, all) -> assertThat(all).as(name).hasSize(1));
    }

    @ArchTest
    static void what_is_wide_is_listed_with_its_reason(JavaClasses house) {
        var found = new TreeSet<String>();
        house.stream()
                .filter(each -> !each.isAnonymousClass() && !mirrors(each) && isWide(each))
                .forEach(each -> found.add(each.getSimpleName()));

        assertThat(found).isEqualTo(new TreeSet<>(PAGE.wide()));
    }

    @Test
    void a_long_file_is_listed_with_its_reason() throws IOException {
        var listed = PAGE.lengthy().stream()
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        var found = new TreeSet<String>();
        try (var files = Files.walk(MAIN)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                int usual = MAIN.relativize(file).startsWith("kernel") ? 150 : 250;
                if (Files.readAllLines(file).size() > usual + 10) {
                    found.add(file.getFileName().toString().replace(".java", ""));
                }
            }
        }

        assertThat(listed).containsAll(found);
    }

    private static Stream<String> importsOf(JavaClass each) {
        return each.getDirectDependenciesFromSelf().stream()
                .map(use -> use.getTargetClass().getBaseComponentType())
                .filter(type -> !type.isPrimitive())
                .map(JavaClass::getPackageName)
                .distinct();
    }

    private static Stream<JavaClass> topLevel(JavaClasses house) {
        return house.stream()
                .filter(each -> each.getEnclosingClass().isEmpty()
                        && !each.getSimpleName().isEmpty()
                        && !each.getSimpleName().equals("package-info"));
    }

    /** Whether a class is a body, a request or a row: as wide as what it mirrors. */
    private static boolean mirrors(JavaClass each) {
        var name = each.getName();
        return Stream.of(name.substring(name.lastIndexOf('.') + 1).split("\\$"))
                .anyMatch(part -> part.matches("\\w*(Body|Request|Row|Definition|Settings|Resource)"));
    }

    private static boolean isWide(JavaClass each) {
        return each.getConstructors().stream()
                .filter(made -> !each.isEnum())
                .anyMatch(made -> made.getRawParameterTypes().size() > 6);
    }

    @ArchTest
    static final ArchRule only_kernel_rules_sees_drools = noClasses()
            .that()
            .resideOutsideOfPackage("dev.leadline.kernel.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.kie..", "org.drools..")
            .because("one room hides the engine, so that it can be changed or replaced there");

    /** Whatever comes in is data. Rules are compiled in one room, from the folder of the operator; nothing else is evaluated. */
    @ArchTest
    static final ArchRule only_kernel_rules_compiles_or_evaluates = noClasses()
            .that()
            .resideOutsideOfPackage("dev.leadline.kernel.rules..")
            .should()
            .dependOnClassesThat(
                    DescribedPredicate.describe("compile or evaluate what they are given", it -> EVALUATING.stream()
                            .anyMatch(it.getName()::startsWith)))
            .orShould()
            .callMethod(Class.class, "forName", String.class)
            .orShould()
            .callMethod(Class.class, "forName", String.class, boolean.class, ClassLoader.class)
            .orShould()
            .callMethod(ClassLoader.class, "loadClass", String.class);

    @ArchTest
    static final ArchRule the_kernel_does_no_input_or_output = noClasses()
            .that()
            .resideInAPackage("dev.leadline.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "java.sql..", "java.net..", "java.nio.file..")
            .because("facts and a policy in, a decision out, and nothing else happens");

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
            .and()
            .resideOutsideOfPackage("dev.leadline.commands.operation")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.leadline.database..", "dev.leadline.ledger..", "io.quarkus..", "jakarta..", "java.sql..")
            .because("a build checks policies in seconds, with neither");

    @ArchTest
    static final ArchRule no_class_mixes_entities_and_queries = noClasses()
            .that(dependOn(Queries.class))
            .should()
            .dependOnClassesThat(assignableTo(EntityManager.class).or(assignableTo(PanacheEntityBase.class)))
            .because("a class reaches tables in one way: ARCHITECTURE.md says in which");

    private static DescribedPredicate<JavaClass> dependOn(Class<?> used) {
        return DescribedPredicate.describe(
                "use " + used.getSimpleName(), each -> each.getDirectDependenciesFromSelf().stream()
                        .anyMatch(use -> use.getTargetClass().isEquivalentTo(used)));
    }

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
            .beAnnotatedWith(jakarta.ws.rs.Path.class)
            .because("the suffix means an HTTP door");

    @ArchTest
    static final ArchRule doors_are_resources = classes()
            .that()
            .areAnnotatedWith(jakarta.ws.rs.Path.class)
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
