package dev.leadline.web.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.kernel.Invalid;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names are ours, and which pages. */
class ServerNamesTest {

    private static final ServerNames LOCAL = names("127.0.0.1", "http://localhost:8080");
    private static final ServerNames ON_NETWORK = names("0.0.0.0", "https://sla.example.com", "leadline.example.com");

    private static ServerNames names(String listening, String url, String... names) {
        return new ServerNames(
                names.length == 0 ? Optional.empty() : Optional.of(List.of(names)), URI.create(url), listening);
    }

    private static boolean has(ServerNames names, String host) {
        return names.has(HostName.parse(host).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost:8080",
                "localhost.",
                "a.localhost:1",
                "127.0.0.1",
                "127.255.0.9:65535",
                "[::1]",
                "[::1]:8080",
                "[0:0:0:0:0:0:0:1]"
            })
    void loopback_names_are_ours_with_any_port(String host) {
        assertThat(has(LOCAL, host)).isTrue();
        assertThat(has(ON_NETWORK, host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.test",
                "localhost.evil.test",
                "notlocalhost",
                "127.0.0.1.evil.test",
                "127.0.0.256",
                "127.1",
                "127.0.0.01",
                "2130706433",
                "0x7f000001",
                "localhost-evil"
            })
    void other_names_are_not(String host) {
        assertThat(has(LOCAL, host)).isFalse();
        assertThat(has(ON_NETWORK, host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "192.168.0.7:8080", "0.0.0.0", "[fe80::1]", "[2001:db8::7]:8080"})
    void addresses_are_ours_only_when_the_server_listens_on_a_network(String host) {
        assertThat(has(LOCAL, host)).isFalse();
        assertThat(has(names("::1", "http://localhost:8080"), host)).isFalse();
        assertThat(has(names("localhost", "http://localhost:8080"), host)).isFalse();
        assertThat(has(ON_NETWORK, host)).isTrue();
        assertThat(has(names("::", "http://localhost:8080"), host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"leadline.example.com", "LEADLINE.example.com.:443", "sla.example.com", "sla.example.com:8080"})
    void names_that_are_set_are_ours_and_so_is_that_of_the_url(String host) {
        assertThat(has(ON_NETWORK, host)).isTrue();
        assertThat(has(LOCAL, host)).isFalse();
    }

    @Test
    void the_name_on_which_the_server_listens_is_ours() {
        assertThat(has(names("box.intern", "http://localhost:8080"), "box.intern:8080"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "user@localhost",
                "localhost:",
                "localhost:x",
                "localhost:65536",
                "localhost:1:2",
                "[::1",
                "[::g]",
                "::1",
                "loc%61lhost",
                "löcalhost",
                ".localhost",
                "a..b",
                "localhost/x",
                "localhost,evil.test",
                "[::1%lo]"
            })
    void what_is_no_host_is_none(String text) {
        assertThat(HostName.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, http, localhost:8080, true",
        "http://localhost, http, localhost:80, true",
        "http://localhost:80, http, LOCALHOST, true",
        "https://localhost, https, localhost:443, true",
        "http://[::1]:8080, http, [::1]:8080, true",
        // another port, scheme or name is another page
        "http://localhost:8081, http, localhost:8080, false",
        "https://localhost:8080, http, localhost:8080, false",
        "http://127.0.0.1:8080, http, localhost:9090, false",
        "http://localhost, http, localhost:8080, false",
        "http://evil.test:8080, http, localhost:8080, false",
        "http://localhost:8080.evil.test, http, localhost:8080, false",
        "http://localhost:8080/, http, localhost:8080, false",
        "null, http, localhost:8080, false",
        "file://, http, localhost:8080, false",
        "chrome-extension://localhost:8080, http, localhost:8080, false",
        "localhost:8080, http, localhost:8080, false",
        // before a proxy that speaks https: by the url always, by a name that is set where the proxy keeps the name
        "https://sla.example.com, http, 127.0.0.1:8080, true",
        "https://leadline.example.com, http, leadline.example.com, true",
        "https://leadline.example.com:8443, http, leadline.example.com:8443, true",
        "https://leadline.example.com, http, 127.0.0.1:8080, false",
        "https://10.1.2.3, http, 10.1.2.3, false"
    })
    void a_page_is_ours_when_it_comes_from_where_the_request_goes(
            String page, String scheme, String asked, boolean isOwn) {
        var host = HostName.parse(asked).orElseThrow();
        assertThat(WebOrigin.parse(page)
                        .filter(origin -> ON_NETWORK.isOwn(origin, scheme, host))
                        .isPresent())
                .isEqualTo(isOwn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://leadline.example.com", "leadline.example.com:8080", "*", "*.example.com", "a b"})
    void a_setting_that_is_no_name_is_refused_with_what_to_write(String name) {
        assertThatThrownBy(() -> names("127.0.0.1", "http://localhost:8080", "good.example.com", name))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("LEADLINE_HTTP_NAMES (" + name + ")")
                .hasMessageContaining("such as leadline.example.com");
    }
}
