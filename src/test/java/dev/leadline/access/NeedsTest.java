package dev.leadline.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import dev.leadline.web.problems.ProblemsResource;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.stream.Stream;

/** No door of the API is open because somebody forgot to say what it needs. */
@AnalyzeClasses(packages = "dev.leadline", importOptions = ImportOption.DoNotIncludeTests.class)
class NeedsTest {

    @ArchTest
    static void every_door_says_what_it_needs(JavaClasses house) {
        assertThat(doors(house)
                        .filter(door -> !door.isAnnotatedWith(Needs.class)
                                && !door.getOwner().isAnnotatedWith(Needs.class))
                        .map(JavaMethod::getFullName))
                .isEmpty();
    }

    @ArchTest
    static void a_door_about_one_policy_names_its_parameter(JavaClasses house) {
        assertThat(doors(house)
                        .filter(door -> path(door).startsWith("/v1/policies/{id}"))
                        .filter(door -> !needs(door).policy().equals("id"))
                        .map(JavaMethod::getFullName))
                .isEmpty();
    }

    @ArchTest
    static void what_needs_no_credentials_is_below_sign_in_and_nowhere_else(JavaClasses house) {
        assertThat(doors(house)).isNotEmpty().allSatisfy(door -> assertThat(
                        needs(door).value() == Action.SIGN_IN)
                .as(door.getFullName())
                .isEqualTo(PathNeeds.of(path(door)).isEmpty()));
    }

    private static Stream<JavaMethod> doors(JavaClasses house) {
        return house.stream()
                .filter(each -> !each.isEquivalentTo(ProblemsResource.class))
                .flatMap(each -> each.getMethods().stream())
                .filter(method -> method.getAnnotations().stream()
                        .anyMatch(each -> each.getRawType().isAnnotatedWith(HttpMethod.class)));
    }

    private static Needs needs(JavaMethod door) {
        return door.tryGetAnnotationOfType(Needs.class)
                .orElseGet(() -> door.getOwner().getAnnotationOfType(Needs.class));
    }

    private static String path(JavaMethod door) {
        var own = door.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        return door.getOwner().getAnnotationOfType(Path.class).value() + own;
    }
}
