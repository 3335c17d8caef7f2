package dev.leadline.kernel.commitment;

import static dev.leadline.kernel.commitment.ReceivedLead.Dispute.COUNTS;
import static dev.leadline.kernel.commitment.ReceivedLead.Dispute.DOES_NOT_COUNT;
import static dev.leadline.kernel.commitment.ReceivedLead.Dispute.NONE;
import static dev.leadline.kernel.commitment.ReceivedLead.Dispute.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.Samples;
import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.commitment.ReceivedLead.Quality;
import dev.leadline.kernel.commitment.ReceivedLead.Return;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountingRulesTest {

    private static final Instant THU_10_00 = Instant.parse("2026-10-01T14:00:00Z");
    /** The close of the fifth business day after it: Thursday the 8th, 17:00 in New York. */
    private static final Instant FIFTH_DAY = Instant.parse("2026-10-08T21:00:00Z");

    private static final CommitmentTerms TERMS = new CommitmentTerms(
            BigDecimal.valueOf(1_000),
            Shares.of(BigDecimal.ONE, BigDecimal.ZERO, null),
            List.of(new LeadType("A", BigDecimal.ONE, false, BigDecimal.TEN, BigDecimal.ONE, null)));

    private static final CountingRules RULES =
            new CountingRules(TERMS, Samples.US_SALES, BusinessDuration.parse("5 business days"));

    private static Judgement judge(String type, Quality quality) {
        return RULES.judge(new ReceivedLead(type, true, false, quality));
    }

    private static Quality good(ReceivedLead.Dispute dispute, Return returned) {
        return new Quality(false, false, false, dispute, returned);
    }

    private static Return returned(Instant at, boolean isEarly) {
        return new Return(THU_10_00, at, isEarly);
    }

    @Test
    void a_lead_of_a_promised_type_counts() {
        assertThat(judge("A", good(NONE, null))).isEqualTo(Judgement.COUNTED);
        assertThat(judge("D", good(NONE, null))).isEqualTo(Judgement.OTHER_TYPE);
        assertThat(RULES.judge(new ReceivedLead("A", false, false, good(NONE, null))))
                .isEqualTo(Judgement.NOT_MARKETING);
    }

    @Test
    void what_sales_cannot_work_does_not_count() {
        assertThat(judge(null, new Quality(true, false, false, NONE, null))).isEqualTo(Judgement.UNSCORED);
        assertThat(judge("A", new Quality(true, false, false, NONE, null))).isEqualTo(Judgement.UNSCORED);
        assertThat(judge("NURTURE", new Quality(false, true, false, NONE, null)))
                .isEqualTo(Judgement.BELOW_BANDS);
        assertThat(judge("A", new Quality(false, true, false, NONE, null))).isEqualTo(Judgement.BELOW_BANDS);
        assertThat(judge("A", new Quality(false, false, true, COUNTS, null))).isEqualTo(Judgement.MERGED);
    }

    @Test
    void a_return_within_the_days_takes_a_lead_away() {
        assertThat(judge("A", good(NONE, returned(FIFTH_DAY, false))))
                .as("at the close of the fifth day")
                .isEqualTo(Judgement.RETURNED);
        assertThat(judge("A", good(NONE, returned(FIFTH_DAY.plusNanos(1), false))))
                .as("after it")
                .isEqualTo(Judgement.COUNTED);
    }

    @Test
    void giving_up_early_takes_nothing_away() {
        assertThat(judge("A", good(NONE, returned(FIFTH_DAY, true)))).isEqualTo(Judgement.GIVEN_UP_EARLY);
        assertThat(Judgement.GIVEN_UP_EARLY.isCounted()).isTrue();
    }

    @Test
    void a_disputed_lead_counts_until_it_is_decided() {
        assertThat(judge("A", good(OPEN, returned(FIFTH_DAY, false)))).isEqualTo(Judgement.DISPUTED);
        assertThat(judge("A", good(COUNTS, returned(FIFTH_DAY, false)))).isEqualTo(Judgement.DECIDED_TO_COUNT);
        assertThat(judge("A", good(DOES_NOT_COUNT, null))).isEqualTo(Judgement.DECIDED_NOT_TO_COUNT);
        assertThat(Judgement.DISPUTED.isCounted()).isTrue();
        assertThat(Judgement.DECIDED_NOT_TO_COUNT.isCounted()).isFalse();
        assertThat(Judgement.DECIDED_NOT_TO_COUNT.isDelivered()).isTrue();
    }

    @Test
    void nobody_can_decide_what_a_lead_without_a_type_is_worth() {
        assertThat(judge("D", good(COUNTS, null))).isEqualTo(Judgement.OTHER_TYPE);
    }
}
