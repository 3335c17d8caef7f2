package dev.leadline.alerts.channels;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.kernel.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicHostsTest {

    private static void check(String url) {
        PublicHosts.check("/url", url, TargetUrl.parse("/url", url, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/",
                "https://example.com:8443/a",
                "https://example.com:443/",
                "https://xn--bcher-kva.example/",
                "https://hooks.xn--fiqs8s/"
            })
    void whoever_can_be_reached_may_be_registered(String url) {
        assertThatCode(() -> check(url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "https://localhost/, public host name",
        "https://sub.localhost/, public host name",
        "https://intranet/, public host name",
        "https://printer.local/, public host name",
        "https://db.internal/, public host name",
        "https://example.com:22/, the port 443",
        "https://example.com:80/, the port 443",
        "https://xn--a.example.com/, xn--",
        "https://xn--abc.example.com/, xn--"
    })
    void what_nobody_can_be_reached_at_is_refused_with_the_reason(String url, String reason) {
        assertThatThrownBy(() -> check(url))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(reason)
                .hasMessageContaining(url);
    }

    @Test
    void http_to_this_machine_is_left_to_its_setting() {
        assertThatCode(() -> check("http://localhost:8081/x")).doesNotThrowAnyException();
    }
}
