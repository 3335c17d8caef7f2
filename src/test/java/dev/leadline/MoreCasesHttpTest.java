package dev.leadline;

import dev.leadline.cases.Case;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.policies.Checkout;
import dev.leadline.policies.publishing.MorePolicies;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of the policies for tests over HTTP: they are mounted beside what ships. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@TestProfile(MorePolicies.class)
class MoreCasesHttpTest {

    static Stream<Arguments> more() {
        return CasesHttpTest.cases(Checkout.MORE);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("more")
    void a_case_holds_over_http_and_the_answer_is_that_of_the_kernel(String policy, String name, Case each) {
        CasesHttpTest.check(Checkout.MORE, policy, each);
    }
}
