package dev.leadline.kernel.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.Samples;
import dev.leadline.kernel.policy.Declarations;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.policies.Checkout;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was noticed, as people are told it. */
class EventSentencesTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant MON_12_00 = Instant.parse("2016-01-11T17:00:00Z");

    private static Terms terms(ObligationKind... declared) {
        var terms = Checkout.inForce(Checkout.SHIPPED)
                .find(Samples.PREDICTIVE)
                .orElseThrow()
                .terms();
        return new Terms(
                terms.id(),
                terms.title(),
                terms.stage(),
                terms.answersForStage(),
                terms.scoredBy(),
                terms.channels(),
                terms.outcomes(),
                terms.clock(),
                terms.tables(),
                new Declarations(List.of(declared), List.of()));
    }

    private static Notices.Noticed breach(EventType type, String kind) {
        var row = new KeptNotice("L-1", 1, kind, KeptNotice.BREACH, MON_12_00, MON_12_00, false, null, true);
        return Notices.Noticed.of(type, row, null, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "FIRST_CALL, The first call",
        "ALL_ATTEMPTS, The last required attempt",
        "DISPOSITION, The disposition",
        "SECOND_CALL, The call after the first",
        "THIRD_CALL, The third call"
    })
    void what_is_late_is_called_by_the_title_that_the_policy_declares(String kind, String called) {
        var second = new ObligationKind("SECOND_CALL", "Call after the first", null, null, false, true);
        assertThat(EventSentences.of(breach(EventType.BREACHED, kind), terms(second), NEW_YORK))
                .isEqualTo(
                        called + " for lead L-1 was due by Monday 11 January 2016 12:00 (America/New_York) and was not"
                                + " done in time.");
    }

    @Test
    void where_no_policy_is_at_hand_its_id_must_do() {
        assertThat(EventSentences.of(breach(EventType.BREACH_WITHDRAWN, "SECOND_CALL"), null, NEW_YORK))
                .isEqualTo("The second call for lead L-1 was not late: a fact received later disproves the breach.");
    }
}
