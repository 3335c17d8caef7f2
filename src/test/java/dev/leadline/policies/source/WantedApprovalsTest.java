package dev.leadline.policies.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.changes.PolicyChange;
import dev.leadline.kernel.policy.changes.PolicyDiff;
import dev.leadline.kernel.policy.words.PolicySentences;
import dev.leadline.policies.Checkout;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The setting {@code approvals}: read, written, told and compared. */
class WantedApprovalsTest {

    private static final String POLICY = "warned-early";

    private static AuthoredPolicy with(String approvals) {
        var settings = Checkout.source(Checkout.MORE, POLICY).files().get("policy.yaml") + "\napprovals: " + approvals;
        var files = new TreeMap<>(Checkout.source(Checkout.MORE, POLICY).files());
        files.put("policy.yaml", settings);
        return AuthoredPolicy.from(new PolicySource(files));
    }

    @Test
    void a_number_and_sides_are_read_and_written_as_they_are() {
        assertThat(PolicyText.settings(with("2").policy().terms())).containsEntry("approvals", 2);
        assertThat(PolicyText.settings(with("{sales: 1, marketing: 2}").policy().terms()))
                .containsEntry("approvals", Map.of("sales", 1, "marketing", 2));
        assertThat(with("{sales: 1}").source().settings().approvals().written()).isEqualTo(Map.of("sales", 1));
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> with("3"))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("The approvals (3) must be 0, 1 or 2");
        assertThatThrownBy(() -> with("{sales: 0}")).hasMessageContaining("sales (0) must be 1 or 2");
        assertThatThrownBy(() -> with("1.5")).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> with("[1]")).isInstanceOf(Invalid.class);
    }

    @Test
    void words_and_differences_say_what_it_means() {
        var one = with("1");
        var two = with("{sales: 1, marketing: 1}");
        assertThat(PolicySentences.of(one.policy()).all())
                .contains("A change of this policy needs 1 consent; nobody consents to what they edited.");
        assertThat(PolicyDiff.between(one.source().written(), two.source().written()))
                .extracting(PolicyChange::meaning)
                .containsOnly("Publishing needs 2 consents: 1 of marketing, 1 of sales (was 1 consent).");
    }
}
