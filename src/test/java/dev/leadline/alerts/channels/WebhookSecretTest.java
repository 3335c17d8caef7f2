package dev.leadline.alerts.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.alerts.Receiver;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {

    private static final WebhookSecret PUBLISHED = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final WebhookSecret OTHER = WebhookSecret.random();
    private static final Instant AT = Instant.ofEpochSecond(1614265330);

    /** The example that the libraries of Standard Webhooks are tested with. */
    @Test
    void the_published_example_has_the_published_signature() {
        assertThat(PUBLISHED.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", AT, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    /** As computed by {@code hmac} of Python over the UTF-8 of the body. */
    @Test
    void what_is_signed_is_utf_8_and_whole_seconds() {
        assertThat(PUBLISHED.sign("m", AT.plusMillis(999), "{\"name\":\"Zoë 🚀\"}"))
                .isEqualTo("v1,qPJY0Dd0PYLM/9UYjc9HclirwtpvG2OCj2eatT3khac=");
    }

    @Test
    void random_secrets_are_256_bits_and_never_the_same() {
        var secrets = IntStream.range(0, 100)
                .mapToObj(i -> WebhookSecret.random().text())
                .toList();

        assertThat(secrets).doesNotHaveDuplicates().allSatisfy(text -> assertThat(
                        Base64.getDecoder().decode(text.substring("whsec_".length())))
                .hasSize(32));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2La",
                "whsec_!fKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void what_is_no_secret_is_refused(String text) {
        assertThatThrownBy(() -> new WebhookSecret(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_secret_does_not_show_itself_in_a_log() {
        assertThat(PUBLISHED.toString()).isEqualTo("whsec_...");
    }

    @Test
    void the_secret_before_a_rotation_signs_until_its_time_is_over() {
        var secrets = new Receiver.Secrets(OTHER, PUBLISHED, AT);

        assertThat(secrets.at(AT.minusNanos(1))).isEqualTo(List.of(OTHER, PUBLISHED));
        assertThat(secrets.at(AT)).isEqualTo(List.of(OTHER));
        assertThat(new Receiver.Secrets(null, null, null).at(AT)).isEmpty();
    }
}
