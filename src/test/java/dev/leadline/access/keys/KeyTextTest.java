package dev.leadline.access.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.access.Identity;
import dev.leadline.access.Role;
import dev.leadline.kernel.approval.Person;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyTextTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    void a_key_is_read_as_it_was_written() {
        var key = KeyText.create(KeyText.newId());

        assertThat(key.text()).matches("lead_[0-9a-z]{8}_[0-9A-Za-z]{49}");
        assertThat(KeyText.parse(key.text())).contains(key);
        assertThat(key.hash()).hasSize(32);
        assertThat(key.toString()).isEqualTo("lead_" + key.id());
    }

    @Test
    void two_keys_of_one_id_share_nothing_else() {
        assertThat(KeyText.create("1q2w3e4r").text())
                .isNotEqualTo(KeyText.create("1q2w3e4r").text());
    }

    @Test
    void a_slip_of_the_pen_is_seen_without_looking_the_key_up() {
        var text = KeyText.create("1q2w3e4r").text();

        for (int i = 0; i < text.length(); i++) {
            var other = text.charAt(i) == 'a' ? 'b' : 'a';
            assertThat(KeyText.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .as("letter " + i)
                    .isEmpty();
        }
        assertThat(KeyText.parse(text.substring(1))).isEmpty();
        assertThat(KeyText.parse(text + "a")).isEmpty();
        assertThat(KeyText.parse("")).isEmpty();
    }

    private static KeyRow row(KeyText now, KeyText before, Instant until, Instant expires) {
        return new KeyRow(
                now.id(),
                1,
                "CRM",
                List.of("admin", "role-of-a-later-version"),
                List.of(),
                null,
                null,
                now.hash(),
                before.hash(),
                until,
                NOON,
                "local",
                "local",
                expires,
                null,
                null,
                null);
    }

    @Test
    void the_secret_before_a_rotation_opens_until_the_overlap_is_over() {
        var before = KeyText.create("1q2w3e4r");
        var now = KeyText.create("1q2w3e4r");
        var key = row(now, before, NOON, null);

        assertThat(key.isOpenedBy(now.hash(), NOON)).isTrue();
        assertThat(key.isOpenedBy(before.hash(), NOON.minusMillis(1))).isTrue();
        assertThat(key.isOpenedBy(before.hash(), NOON)).isFalse();
        assertThat(key.isOpenedBy(KeyText.create("1q2w3e4r").hash(), NOON)).isFalse();
    }

    @Test
    void a_key_expires_at_its_moment_and_not_before() {
        var text = KeyText.create("1q2w3e4r");
        var key = row(text, text, NOON, NOON);

        assertThat(key.isExpired(NOON.minusMillis(1))).isFalse();
        assertThat(key.isExpired(NOON)).isTrue();
        assertThat(key.letsAdminIn(NOON.minusMillis(1))).isTrue();
        assertThat(key.letsAdminIn(NOON)).isFalse();
    }

    @Test
    void a_role_that_this_version_does_not_know_allows_nothing_and_a_key_counts_as_whoever_made_it() {
        var text = KeyText.create("1q2w3e4r");

        assertThat(row(text, text, NOON, null).identity())
                .isEqualTo(new Identity(
                        Identity.Kind.KEY, "1q2w3e4r", "CRM", Set.of(Role.ADMIN), null, new Person("local", Set.of())));
    }
}
