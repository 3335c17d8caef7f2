package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.cases.CaseFile;
import dev.leadline.cases.CaseReport;
import dev.leadline.decisions.UnrecordedDecisions;
import dev.leadline.policies.Checkout;
import dev.leadline.policies.PoliciesInForce;
import dev.leadline.rules.ContentFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The documented example of rules of one's own: an obligation and an action that no Java knows. */
class OwnRulesTest {

    private static final Path SAMPLE = Path.of("samples/own-rules");

    @Test
    void the_cases_of_the_example_hold_and_every_rule_of_it_fires() throws Exception {
        var drl = Files.readString(SAMPLE.resolve("own-rules.drl"));
        var inForce = Checkout.with(SAMPLE.resolve("policies"), drl);
        var report = report(inForce);

        assertThat(report.cases()).hasSizeGreaterThan(8).allSatisfy(result -> assertThat(result.passed())
                .as("%s: %s", result.name(), result.differences())
                .isTrue());
        assertThat(report.rules())
                .contains(
                        "Until the second call is made, it is the next call",
                        "Until the sales manager is told, the lead is to be escalated");
    }

    private static CaseReport report(PoliciesInForce inForce) {
        var cases = CaseFile.in(ContentFolder.of("policies", Optional.of(SAMPLE.resolve("policies")))
                .read());
        var decisions = new UnrecordedDecisions(inForce, () -> Instant.EPOCH);
        return CaseReport.of(inForce.findWritten("mql-to-sal-escalated").orElseThrow(), cases, decisions);
    }
}
