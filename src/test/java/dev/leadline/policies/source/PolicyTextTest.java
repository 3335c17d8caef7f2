package dev.leadline.policies.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.policies.Checkout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The canonical form of a policy, from which its version is made. */
class PolicyTextTest {

    /** The shipped policies as they were before their alerts had a fallback. */
    private static String version(String policyId) {
        var before = Checkout.edited(Checkout.SHIPPED, policyId + "/alerts.csv", ",owner or team,", ",owner,");
        return PolicyText.version(before.findWritten(policyId).orElseThrow(), "rules");
    }

    @ParameterizedTest
    @CsvSource({
        "mql-to-sal-predictive, sha256:164c4f5ede8d592765b73acf4507dd4ca5c676381c329a7c38ff3c18294efe25",
        "mql-to-sal-simple, sha256:f55d46f2c9c7f75e67c21f89ae0d1b2d0ce166bc01b755d9aca26758ccbfee51"
    })
    void a_policy_that_declares_nothing_of_its_own_is_the_version_it_always_was(String policyId, String version) {
        assertThat(version(policyId)).isEqualTo(version);
    }
}
