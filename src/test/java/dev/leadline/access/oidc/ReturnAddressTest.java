package dev.leadline.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/queue",
                "/leads/L-1?tab=facts&at=2026-03-02T10:00:00Z",
                "/policies/a%20b/drafts/x#row-3",
                "/sign-in",
                "/queues/v1"
            })
    void pages_of_this_server_are_come_back_to(String page) {
        assertThat(ReturnAddress.parse(List.of(page))).contains(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "queue",
                "//evil.test",
                "///evil.test",
                "/\\evil.test",
                "\\\\evil.test",
                "/queue//evil.test",
                "/..//evil.test",
                "https://evil.test/",
                "https:evil.test",
                "javascript:alert(1)",
                " /queue",
                "/\t/evil.test",
                "/\n/evil.test",
                "/queue\r\nSet-Cookie: a=b",
                "/é",
                "/sign-in/oidc",
                "/sign-in/oidc?to=/queue",
                "/sign-in/oidc/out",
                "/v1/me",
                "/v1?x",
                "/q/metrics"
            })
    void everything_else_is_not(String address) {
        assertThat(ReturnAddress.parse(List.of(address))).isEmpty();
    }

    @Test
    void without_any_it_is_the_first_page_and_there_are_not_two() {
        assertThat(ReturnAddress.parse(List.of())).contains("/");
        assertThat(ReturnAddress.parse(List.of("/queue", "/queue"))).isEmpty();
        assertThat(ReturnAddress.parse(List.of("/" + "a".repeat(1_000)))).isEmpty();
    }
}
