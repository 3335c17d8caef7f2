package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.cases.Case;
import dev.leadline.cases.CaseFile;
import dev.leadline.cases.CaseRunner;
import dev.leadline.decisions.UnrecordedDecisions;
import dev.leadline.policies.Checkout;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of every policy, against the kernel. */
class CasesTest {

    @TestFactory
    Stream<DynamicNode> the_cases_of_the_shipped_policies_hold() {
        return cases(Checkout.SHIPPED);
    }

    @TestFactory
    Stream<DynamicNode> the_cases_of_the_policies_for_tests_hold() {
        return cases(Checkout.MORE);
    }

    private static Stream<DynamicNode> cases(Path folder) {
        var runner = new CaseRunner(new UnrecordedDecisions(Checkout.inForce(folder), () -> Instant.EPOCH));
        return Checkout.cases(folder).stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file.path(), file.cases().stream().map(each -> test(runner, file, each))));
    }

    private static DynamicTest test(CaseRunner runner, CaseFile file, Case each) {
        return DynamicTest.dynamicTest(each.name(), () -> {
            var outcome = runner.run(file.policy(), each);
            assertThat(outcome.differences())
                    .as(file.path() + " " + each.name() + " was answered with "
                            + outcome.answer().body().toPrettyString())
                    .isEmpty();
        });
    }
}
