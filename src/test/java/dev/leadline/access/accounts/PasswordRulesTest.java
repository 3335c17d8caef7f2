package dev.leadline.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leadline.kernel.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final PasswordRules.Names ANN =
            new PasswordRules.Names("ann.author", "Ann Authoress", "annabelle@example.com");

    private static void check(String password) {
        PasswordRules.check("/newPassword", new Password(password), null, ANN);
    }

    private static Invalid.Fault fault(String password) {
        var refused = catchThrowableOfType(Invalid.class, () -> check(password));
        assertThat(refused).as(password).isNotNull();
        return refused.faults().get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a heron wades in 16 rivers",
                "correct battery staples",
                "nur kleinbuchstaben hier",
                "8264 1937 5502 9938",
                "\u0437\u0430\u0432\u0442\u0440\u0430 \u0431\u0443\u0434\u0435\u0442 \u0434\u043e\u0436\u0434\u044c",
                "\ud83e\udd94\ud83e\udda2\ud83d\udc1d hedgehog swan bee"
            })
    void long_ones_of_any_characters_may_be_chosen(String password) {
        assertThatCode(() -> check(password)).doesNotThrowAnyException();
    }

    @Test
    void they_have_12_to_128_characters_as_people_count_them() {
        assertThat(fault("elevenchars").detail())
                .startsWith("The new password has 11 characters; it must have 12 to 128.");
        assertThatCode(() -> check("twelve chars")).doesNotThrowAnyException();
        assertThatCode(() -> check("heron".repeat(25) + "abc")).doesNotThrowAnyException();
        assertThat(fault("heron".repeat(25) + "abcd").detail()).startsWith("The new password has 129 characters");
        assertThat(fault("\ud83e\udd94\ud83e\udda2\ud83d\udc1dabcdefgh").detail())
                .startsWith("The new password has 11 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password2026!",
                "passwordpassword",
                "P@ssw0rd12345",
                "qwertyuiop2026",
                "1q2w3e4r5t6y",
                "Administrator1!",
                "Leadline-2026",
                "Changeme12345",
                "Summer2026!!!",
                "correct horse battery staple",
                "Welcome, 2026"
            })
    void what_everybody_tries_first_may_not_be_chosen(String password) {
        assertThat(fault(password).detail()).contains("everybody tries first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann.author2026", "Authoress 1234", "annabelle1984", "1984ANNABELLE"})
    void what_the_account_is_called_may_not_be_most_of_it(String password) {
        assertThat(fault(password).detail()).contains("little more than the name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"aaaaaaaaaaaaaa", "121212121212", "abcabcabcabc", "abcdefghijklm", "098765432109", "lkjhgfdsapoi"
            })
    void what_repeats_or_counts_may_not_be_chosen(String password) {
        assertThat(fault(password).detail()).contains("repeats few characters, or counts up");
    }

    @Test
    void the_old_one_may_not_be_chosen_and_none_is_ever_quoted() {
        var old = new Password("a heron wades in 16 rivers");
        var refused = catchThrowableOfType(
                Invalid.class, () -> PasswordRules.check("/newPassword", new Password(old.text()), old, ANN));

        assertThat(refused.faults().get(0).detail()).startsWith("The new password is the old one.");
        for (var bad : new String[] {"elevenchars", "Password2026!", "ann.author2026", "aaaaaaaaaaaaaa"}) {
            assertThat(fault(bad).value()).isNull();
            assertThat(fault(bad).detail()).doesNotContain(bad);
            assertThat(fault(bad).pointer()).isEqualTo("/newPassword");
        }
    }
}
