package dev.leadline.alerts.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.kernel.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.com, example.com, 443, /",
        "https://example.com/, example.com, 443, /",
        "https://Example.COM:8443/a%20b?c=d, example.com, 8443, /a%20b?c=d",
        "HTTPS://hooks.example.com/services/T0/B0/x, hooks.example.com, 443, /services/T0/B0/x",
        "https://xn--bcher-kva.example/, xn--bcher-kva.example, 443, /",
        "https://1.example.com?x, 1.example.com, 443, /?x",
        "https://localhost/, localhost, 443, /"
    })
    void a_url_names_host_port_and_path(String text, String host, int port, String pathAndQuery) {
        assertThat(TargetUrl.parse("/url", text, false)).isEqualTo(new TargetUrl(true, host, port, pathAndQuery));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "example.com",
                "//example.com/",
                "/path",
                "https:",
                "https:///path",
                "https:example.com",
                "ftp://example.com/",
                "file:///etc/passwd",
                "gopher://example.com/",
                "javascript:alert(1)",
                "http://example.com/",
                "http://localhost:8080/",
                "http://localhost.example.com/",
                "https://user@example.com/",
                "https://user:password@example.com/",
                "https://@example.com/",
                "https://example.com@127.0.0.1/",
                "https://127.0.0.1\\@example.com/",
                "https://example.com\\.evil.example/",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "http://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://017700000001/",
                "https://127.0.0.0x1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::]/",
                "https://[fe80::1%25eth0]/",
                "https://example.com./",
                "https://localhost./",
                "https://127.0.0.1./",
                "https://.example.com/",
                "https://example..com/",
                "https://-example.com/",
                "https://example_.com/",
                "https://ex%61mple.com/",
                "https://１２７.0.0.1/",
                "https://ⓔxample.com/",
                "https://exämple.com/",
                "https://example.com:0/",
                "https://example.com:65536/",
                "https://example.com:99999/",
                "https://example.com:999999/",
                "https://example.com:/",
                "https://example.com:-1/",
                "https://example.com:80:80/",
                "https://example.com/#fragment",
                "https://example.com/ path",
                "https://example.com/\r\nHost: other",
                "https://example.com/\u0000",
                "https://example.com\t/"
            })
    void hostile_urls_are_refused_with_the_url_in_the_sentence(String text) {
        assertThatThrownBy(() -> TargetUrl.parse("/url", text, false))
                .isInstanceOfSatisfying(Invalid.class, invalid -> {
                    assertThat(invalid.faults()).hasSize(1);
                    assertThat(invalid.faults().get(0).pointer()).isEqualTo("/url");
                    assertThat(invalid.faults().get(0).detail())
                            .startsWith("The url (")
                            .endsWith(".");
                });
    }

    @Test
    void a_url_that_is_too_long_is_refused() {
        assertThatThrownBy(() -> TargetUrl.parse("/url", "https://example.com/" + "a".repeat(2_000), false))
                .hasMessageContaining("2,000");
        assertThatThrownBy(() -> TargetUrl.parse("/url", "https://" + "abc.".repeat(70) + "com/", false))
                .hasMessageContaining("must have a host name");
    }

    @Test
    void http_is_for_localhost_only_and_only_when_that_is_set() {
        assertThat(TargetUrl.parse("/url", "http://localhost:8081/x", true))
                .isEqualTo(new TargetUrl(false, "localhost", 8081, "/x"));
        assertThatThrownBy(() -> TargetUrl.parse("/url", "http://localhost:8081/x", false))
                .hasMessage("The url (http://localhost:8081/x) must begin with https.\n"
                        + "To try webhooks out, set LEADLINE_ALERTS_ALLOW_HTTP_TO_LOCALHOST=true.");
        assertThatThrownBy(() -> TargetUrl.parse("/url", "http://example.com/", true))
                .hasMessage("The url (http://example.com/) must begin with https.");
        assertThatThrownBy(() -> TargetUrl.parse("/url", "http://127.0.0.1/", true))
                .hasMessageContaining("must have a host name");
    }
}
