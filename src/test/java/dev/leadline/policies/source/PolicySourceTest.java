package dev.leadline.policies.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.policies.Checkout;
import dev.leadline.tables.TableLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A policy is read at most once, whoever asks how often; and an edit of one file leaves the others read. */
class PolicySourceTest {

    private final PolicySource source = Checkout.source(Checkout.SHIPPED, "mql-to-sal-predictive");

    @Test
    void each_file_and_the_policy_are_read_once() {
        assertThat(source.settings()).isSameAs(source.settings());
        assertThat(source.terms()).isSameAs(source.terms());
        assertThat(source.kinds()).hasSizeGreaterThan(5).allSatisfy(kind -> assertThat(
                        source.findTable(kind).orElseThrow())
                .isSameAs(source.findTable(kind).orElseThrow()));
        assertThat(AuthoredPolicy.from(source).policy()).isSameAs(source.parse());
        assertThat(source.text()).isSameAs(source.text());
        assertThat(source.hash()).isSameAs(source.hash());
    }

    @Test
    void an_edited_table_is_read_anew_and_nothing_else() {
        var attempts = source.findTable(TableKind.ATTEMPTS).orElseThrow();
        var edit = new TableEdit(TableEdit.Op.SET, "A", "PHONE", "9", null, null);
        var edited = source.withTable(TableKind.ATTEMPTS, edit.apply(attempts, TableLimits.FOLDER, ""));

        assertThat(edited.findTable(TableKind.ATTEMPTS).orElseThrow()).isNotEqualTo(attempts);
        assertThat(edited.settings()).isSameAs(source.settings());
        assertThat(edited.terms()).isSameAs(source.terms());
        assertThat(edited.kinds())
                .filteredOn(kind -> kind != TableKind.ATTEMPTS)
                .allSatisfy(kind -> assertThat(edited.findTable(kind).orElseThrow())
                        .isSameAs(source.findTable(kind).orElseThrow()));
        assertThat(edited.parse()).isNotEqualTo(source.parse());
        assertThat(source.findTable(TableKind.ATTEMPTS)).contains(attempts);
    }

    @Test
    void edited_settings_are_read_anew_and_tables_are_not() {
        var edited = source.withSettings(source.settings().copied("other", "Another", "MQL"));
        assertThat(edited.settings().id()).isEqualTo("other");
        assertThat(edited.terms().id()).isEqualTo("other");
        assertThat(edited.findTable(TableKind.ATTEMPTS).orElseThrow())
                .isSameAs(source.findTable(TableKind.ATTEMPTS).orElseThrow());
    }

    @Test
    void what_cannot_be_read_says_the_same_each_time_and_can_be_mended() {
        var broken = source.withFile("attempts.csv", "row,\"tier\n");
        var first = catchThrowableOfType(Invalid.class, broken::parse);
        var second = catchThrowableOfType(Invalid.class, broken::parse);
        assertThat(second.faults()).isEqualTo(first.faults()).isNotEmpty();
        assertThat(broken.withFile("attempts.csv", source.files().get("attempts.csv"))
                        .parse()
                        .id())
                .isEqualTo("mql-to-sal-predictive");
    }

    @Test
    void a_file_that_is_taken_out_is_gone() {
        assertThat(source.withoutTable(TableKind.ALERTS).findTable(TableKind.ALERTS))
                .isEmpty();
        assertThat(List.copyOf(source.withoutTable(TableKind.ALERTS).kinds())).doesNotContain(TableKind.ALERTS);
    }
}
