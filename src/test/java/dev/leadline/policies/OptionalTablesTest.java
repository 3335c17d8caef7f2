package dev.leadline.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.policies.source.PolicyFolder;
import dev.leadline.policies.source.PolicyText;
import dev.leadline.rules.ContentFolder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A policy may lack the tables that are optional, and is then the policy that it was before there were any. */
class OptionalTablesTest {

    private static final String FOLDER = "mql-to-sal-simple/";

    private final SortedMap<String, byte[]> files = new TreeMap<>(
            ContentFolder.of("policies", Optional.of(Checkout.SHIPPED)).read());

    @Test
    void a_table_that_is_absent_is_in_neither_the_policy_nor_its_canonical_form() {
        files.remove(FOLDER + "waiving-reasons.csv");
        files.remove(FOLDER + "alerts.csv");
        var policy = new PolicyFolder(files)
                .read().policies().stream()
                        .filter(each -> each.id().equals("mql-to-sal-simple"))
                        .findFirst()
                        .orElseThrow()
                        .policy();
        assertThat(policy.tables())
                .containsOnlyKeys(
                        TableKind.RANK_TIERS, TableKind.ATTEMPTS, TableKind.DEADLINES, TableKind.ATTEMPT_OUTCOMES);
        assertThat(PolicyText.canonical(policy, "r")).doesNotContain("waiving-reasons", "spacing", "alerts");
    }

    @Test
    void a_table_that_every_policy_needs_must_be_there() {
        files.remove(FOLDER + "attempts.csv");
        assertThatThrownBy(() -> new PolicyFolder(files).read())
                .isInstanceOf(Invalid.class)
                .hasMessage("mql-to-sal-simple/attempts.csv: The file is missing.");
    }

    @Test
    void a_misspelt_table_is_refused_and_not_overlooked() {
        files.put(FOLDER + "waiving-reason.csv", "row,type,reason,waives,note\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> new PolicyFolder(files).read())
                .isInstanceOf(Invalid.class)
                .hasMessageStartingWith("mql-to-sal-simple/waiving-reason.csv: A policy has no such table.");
    }

    @Test
    void an_optional_table_that_is_broken_is_refused() {
        files.put(
                FOLDER + "waiving-reasons.csv",
                "row,type,reason,waives,note\nr,ACCEPTED,duplicate,yes,\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> new PolicyFolder(files).read())
                .isInstanceOf(Invalid.class)
                .hasMessage("mql-to-sal-simple/waiving-reasons.csv: Row 1, column `type`: The value (ACCEPTED) must be"
                        + " `DISQUALIFIED` or `RETURNED`.");
    }
}
