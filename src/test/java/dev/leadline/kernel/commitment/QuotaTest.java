package dev.leadline.kernel.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.kernel.Invalid;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class QuotaTest {

    private static Quota quota(String amount, String averageDeal, String conversion) {
        return Quota.of(
                new NumberChecks(), new BigDecimal(amount), new BigDecimal(averageDeal), new BigDecimal(conversion));
    }

    private static Shares shares(String originated, String influenced, String both) {
        return Shares.of(
                new BigDecimal(originated), new BigDecimal(influenced), both == null ? null : new BigDecimal(both));
    }

    @Test
    void customers_are_the_quota_over_the_average_deal_to_six_places() {
        assertThat(quota("1000000", "20000", "0.1").customersNeeded()).isEqualTo(new BigDecimal("50"));
        assertThat(quota("1000000", "24000", "0.1").customersNeeded()).isEqualTo(new BigDecimal("41.666667"));
    }

    @Test
    void leads_are_rounded_up_once_and_at_the_end() {
        var quota = quota("1000000", "20000", "0.3");

        assertThat(quota.leads(BigDecimal.ONE)).as("166.67").isEqualTo(new BigDecimal("167"));
        assertThat(quota.leads(new BigDecimal("0.6")))
                .as("100 exactly, and not 0.6 of 167")
                .isEqualTo(new BigDecimal("100"));
    }

    @Test
    void shares_are_never_added() {
        var quota = quota("1200000", "24000", "0.08");

        assertThat(quota.revenue(shares("0.45", "0.65", null).touched()))
                .as("from the larger share to the whole quota")
                .isEqualTo(new Shares.Range(new BigDecimal("780000"), new BigDecimal("1200000")));
        assertThat(quota.revenue(shares("0.45", "0.65", "0.30").touched()))
                .as("45% + 65% - 30% = 80%")
                .isEqualTo(new Shares.Range(new BigDecimal("960000"), new BigDecimal("960000")));
    }

    @Test
    void what_is_both_lies_between_what_it_must_and_what_it_can_be() {
        assertThat(shares("0.45", "0.65", "0.1").touched().to()).isEqualByComparingTo("1");
        assertThat(shares("0.45", "0.65", "0.45").touched().to()).isEqualByComparingTo("0.65");
        assertThatThrownBy(() -> shares("0.45", "0.65", "0.46"))
                .isInstanceOf(Invalid.class)
                .hasMessage("The bothShare (0.46) must be from 0.1 to 0.45, because originatedShare is 0.45 and"
                        + " influencedShare is 0.65.");
        assertThatThrownBy(() -> shares("0.45", "0.65", "0.09")).isInstanceOf(Invalid.class);
    }

    @Test
    void large_amounts_have_no_exponent() {
        assertThat(quota("1E+15", "1", "1").leads(BigDecimal.ONE).toString()).isEqualTo("1000000000000000");
        assertThat(quota("1E+6", "1", "1").revenue(BigDecimal.ONE).toString()).isEqualTo("1000000");
    }
}
