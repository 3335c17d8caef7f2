package dev.leadline.policies.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.policies.Checkout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The canonical form of a policy, from which its version is made. It holds the tables and what their columns may hold. */
class PolicyTextTest {

    private static String version(String policyId) {
        var policy = Checkout.inForce(Checkout.SHIPPED).findWritten(policyId).orElseThrow();
        return PolicyText.version(policy, "rules");
    }

    @ParameterizedTest
    @CsvSource({
        "mql-to-sal-predictive, sha256:600af63589cfb4ba303b36cc158f1fdf74b9b5ca38544265f48405fae48435d1",
        "mql-to-sal-simple, sha256:ce847ed33b2131ea9a5a182bcd9e77bd893401370e3bee5f642237aa95532c31"
    })
    void a_policy_that_declares_nothing_of_its_own_is_the_version_it_always_was(String policyId, String version) {
        assertThat(version(policyId)).isEqualTo(version);
    }
}
