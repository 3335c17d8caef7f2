package dev.leadline.kernel.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.kernel.Invalid;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApprovalsTest {

    private static final Person SALES = new Person("ann", Set.of("sales"));
    private static final Person BOTH = new Person("ben", Set.of("sales", "marketing"));
    private static final Person NEITHER = new Person("cat", Set.of());

    @Test
    void one_who_speaks_for_two_sides_counts_for_one_of_them() {
        var needed = Approvals.ofSides(Map.of("sales", 1, "marketing", 1));

        assertThat(needed.areMetBy(List.of(BOTH))).isFalse();
        assertThat(needed.areMetBy(List.of(BOTH, SALES))).isTrue();
        assertThat(needed.areMetBy(List.of(SALES, BOTH))).isTrue();
        assertThat(needed.lacking(List.of(SALES, NEITHER)).words()).isEqualTo("1 consent: 1 of marketing");
    }

    @Test
    void one_person_consents_once() {
        var again = new Person("ann", Set.of("sales", "marketing"));

        assertThat(Approvals.of(2).areMetBy(List.of(SALES, again))).isFalse();
        assertThat(Approvals.of(2).areMetBy(List.of(SALES, NEITHER))).isTrue();
    }

    @Test
    void what_cannot_be_is_refused_with_its_place() {
        assertThatThrownBy(() -> Approvals.of(3))
                .isInstanceOf(Invalid.class)
                .hasMessage("The approvals (3) must be 0, 1 or 2, or name sides.");
        assertThatThrownBy(() -> Approvals.ofSides(Map.of("sales", 0)))
                .hasMessage("The approvals of the side sales (0) must be 1 or 2.");
        assertThatThrownBy(() -> Approvals.ofSides(Map.of())).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> Approvals.ofSides(Map.of("no side", 1))).isInstanceOf(Invalid.class);
    }

    @Test
    void they_are_said_in_words() {
        assertThat(Approvals.NONE.words()).isEqualTo("no consent");
        assertThat(Approvals.of(1).words()).isEqualTo("1 consent");
        assertThat(Approvals.ofSides(Map.of("sales", 1, "marketing", 1)).words())
                .isEqualTo("2 consents: 1 of marketing, 1 of sales");
    }
}
