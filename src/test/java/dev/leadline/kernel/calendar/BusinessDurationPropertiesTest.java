package dev.leadline.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessDuration.Unit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BusinessDurationPropertiesTest {

    @Property
    void what_is_written_is_read_again(@ForAll @IntRange(max = 1_000_000) int amount, @ForAll Unit unit) {
        BusinessDuration duration = new BusinessDuration(amount, unit);
        assertThat(BusinessDuration.parse(duration.toString())).isEqualTo(duration);
    }

    @Property
    void any_text_is_read_or_refused(@ForAll String text) {
        try {
            assertThat(BusinessDuration.parse(text).toString()).isEqualTo(text.strip());
        } catch (Invalid refused) {
            assertThat(refused.faults()).hasSize(1);
        }
    }
}
