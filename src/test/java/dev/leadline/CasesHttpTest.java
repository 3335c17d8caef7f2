package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.cases.Case;
import dev.leadline.cases.CaseRunner;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.decisions.HttpDecisions;
import dev.leadline.decisions.UnrecordedDecisions;
import dev.leadline.policies.Checkout;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of the shipped policies once more, over HTTP: recorded, and answered as the kernel alone would. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class CasesHttpTest {

    private static final List<String> OF_THIS_ANSWER_ALONE = List.of("id", "decidedAt", "requestId");

    static Stream<Arguments> shipped() {
        return cases(Checkout.SHIPPED);
    }

    static Stream<Arguments> cases(Path folder) {
        return Checkout.cases(folder).stream()
                .flatMap(file -> file.cases().stream().map(each -> Arguments.of(file.policy(), each.name(), each)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("shipped")
    void a_case_holds_over_http_and_the_answer_is_that_of_the_kernel(String policy, String name, Case each) {
        check(Checkout.SHIPPED, policy, each);
    }

    static void check(Path folder, String policy, Case each) {
        var outcome = new CaseRunner(new HttpDecisions()).run(policy, each);
        assertThat(outcome.differences()).isEmpty();
        var kernel = new CaseRunner(new UnrecordedDecisions(Checkout.inForce(folder), () -> Instant.EPOCH))
                .run(policy, each);
        assertThat(told(outcome)).isEqualTo(told(kernel));
    }

    private static String told(CaseRunner.Outcome outcome) {
        var body = outcome.answer().body().deepCopy();
        return ((ObjectNode) body).without(OF_THIS_ANSWER_ALONE).toString();
    }
}
