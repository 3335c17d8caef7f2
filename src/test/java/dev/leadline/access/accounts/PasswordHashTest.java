package dev.leadline.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

    /** From the tests of Argon2's reference implementation. */
    private static final String OF_OTHERS =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    @Test
    void what_others_have_hashed_is_read_and_to_be_hashed_anew() {
        var hash = PasswordHash.parse(OF_OTHERS);

        assertThat(hash.isOf(new Password("password"))).isTrue();
        assertThat(hash.isOf(new Password("passwore"))).isFalse();
        assertThat(hash.isOutdated()).isTrue();
        assertThat(hash.text()).isEqualTo(OF_OTHERS);
    }

    @Test
    void the_same_password_is_never_hashed_alike_and_always_known_again() {
        var password = new Password("a heron wades in 16 rivers");
        var one = PasswordHash.of(password);
        var other = PasswordHash.of(password);

        assertThat(one.text()).isNotEqualTo(other.text()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(PasswordHash.parse(one.text()).isOf(password)).isTrue();
        assertThat(one.isOutdated()).isFalse();
        assertThat(PasswordHash.nobodys().isOf(password)).isFalse();
        assertThat(PasswordHash.nobodys().isOutdated()).isFalse();
        assertThat(one + " " + password).doesNotContain("heron").doesNotContain(one.text());
    }

    @Test
    void letters_are_the_same_whichever_keyboard_they_come_from() {
        var composed = new Password("caf\u00e9 caf\u00e9 caf\u00e9");
        var decomposed = new Password("cafe\u0301 cafe\u0301 cafe\u0301");

        assertThat(PasswordHash.of(composed).isOf(decomposed)).isTrue();
        assertThat(decomposed.length()).isEqualTo(14);
    }

    @Test
    void what_is_no_hash_is_never_taken_for_one() {
        for (var text : new String[] {"", "password", "$argon2i$v=19$m=65536,t=2,p=1$c29t$CTFh", OF_OTHERS + "$"}) {
            assertThatThrownBy(() -> PasswordHash.parse(text)).isInstanceOf(IllegalStateException.class);
        }
    }
}
