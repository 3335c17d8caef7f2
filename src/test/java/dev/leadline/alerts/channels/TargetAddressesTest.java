package dev.leadline.alerts.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetAddressesTest {

    private static final TargetUrl EXAMPLE = TargetUrl.parse("/url", "https://example.com/", false);
    private static final TargetUrl LOCAL = TargetUrl.parse("/url", "http://localhost:8081/", true);

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static TargetAddresses leadingTo(boolean localhostAllowed, String... literals) {
        var all = Stream.of(literals).map(TargetAddressesTest::address).toArray(InetAddress[]::new);
        return new TargetAddresses(host -> all, localhostAllowed);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, this network",
        "0.255.255.255, this network",
        "10.0.0.1, private",
        "10.255.255.255, private",
        "100.64.0.0, shared by carriers",
        "100.127.255.255, shared by carriers",
        "127.0.0.1, loopback",
        "127.255.255.254, loopback",
        "169.254.169.254, link-local: metadata of clouds",
        "172.16.0.1, private",
        "172.31.255.255, private",
        "192.0.0.8, protocols",
        "192.0.2.1, documentation",
        "192.88.99.1, relays of 6to4",
        "192.168.1.1, private",
        "198.18.0.1, measurements",
        "198.19.255.255, measurements",
        "198.51.100.7, documentation",
        "203.0.113.7, documentation",
        "224.0.0.1, multicast",
        "239.255.255.250, multicast",
        "240.0.0.1, reserved",
        "255.255.255.255, broadcast",
        ":: , unspecified",
        "::1, loopback",
        "::ffff:127.0.0.1, mapped",
        "::ffff:8.8.8.8%0, mapped",
        "::127.0.0.1, compatible",
        "64:ff9b::7f00:1, NAT64",
        "64:ff9b::808:808, NAT64",
        "64:ff9b:1::1, NAT64 of a site",
        "100::1, discarded",
        "2001::1, Teredo",
        "2001:20::1, ORCHID",
        "2001:db8::1, documentation",
        "2002:7f00:1::1, 6to4",
        "3fff::1, documentation",
        "fc00::1, unique local",
        "fd00::1, unique local",
        "fdff:ffff::1, unique local",
        "fe80::1, link-local",
        "fec0::1, site-local",
        "ff02::1, multicast",
        "5f00::1, segment routing"
    })
    void what_is_not_public_is_not_connected_to(String literal, String what) {
        var addresses = leadingTo(true, literal.replace("%0", ""));

        if (literal.endsWith("%0")) {
            // Java makes an IPv4 address of it, which is public: that is what would be connected to
            assertThat(addresses.of(EXAMPLE)).isEqualTo(address("8.8.8.8"));
        } else {
            assertThatThrownBy(() -> addresses.of(EXAMPLE))
                    .as(what)
                    .isInstanceOf(CannotSend.class)
                    .hasMessageContaining("not a public address")
                    .hasMessageContaining("example.com");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2606:4700:4700::1111",
                "2a00:1450:4001::1",
                "2003::1"
            })
    void what_is_public_is_connected_to(String literal) {
        assertThat(leadingTo(false, literal).of(EXAMPLE)).isEqualTo(address(literal));
    }

    /** No InetAddress of Java's is one; but a lookup of one's own might hand it out. */
    @Test
    void a_mapped_address_that_stays_one_is_not_public() throws UnknownHostException {
        var mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        mapped[12] = 8;
        var kept = java.net.Inet6Address.getByAddress("example.com", mapped, -1);

        assertThat(PublicAddresses.isPublic(kept)).isFalse();
    }

    @Test
    void one_address_that_is_not_public_spoils_all() {
        assertThatThrownBy(() -> leadingTo(false, "8.8.8.8", "10.0.0.1").of(EXAMPLE))
                .isInstanceOf(CannotSend.class)
                .hasMessageContaining("10.0.0.1");
        assertThat(leadingTo(false, "8.8.8.8", "1.1.1.1").of(EXAMPLE)).isEqualTo(address("8.8.8.8"));
    }

    @Test
    void a_name_is_looked_up_once_so_that_a_second_answer_changes_nothing() {
        var asked = new AtomicInteger();
        var addresses = new TargetAddresses(
                host -> new InetAddress[] {address(asked.getAndIncrement() == 0 ? "8.8.8.8" : "127.0.0.1")}, false);

        assertThat(addresses.of(EXAMPLE)).isEqualTo(address("8.8.8.8"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_name_without_an_address_is_told() {
        var unknown = new TargetAddresses(
                host -> {
                    throw new UnknownHostException(host);
                },
                false);

        assertThatThrownBy(() -> unknown.of(EXAMPLE)).hasMessage("The host (example.com) has no address.");
        assertThatThrownBy(() -> leadingTo(false).of(EXAMPLE)).hasMessage("The host (example.com) has no address.");
    }

    @Test
    void only_localhost_may_lead_to_this_machine_and_only_when_that_is_set() {
        assertThat(leadingTo(true, "127.0.0.1").of(LOCAL)).isEqualTo(address("127.0.0.1"));
        assertThat(leadingTo(true, "::1").of(LOCAL)).isEqualTo(address("::1"));
        assertThatThrownBy(() -> leadingTo(false, "127.0.0.1").of(LOCAL)).isInstanceOf(CannotSend.class);
        assertThatThrownBy(() -> leadingTo(true, "127.0.0.1", "10.0.0.1").of(LOCAL))
                .isInstanceOf(CannotSend.class);
        assertThatThrownBy(() -> leadingTo(true, "8.8.8.8").of(LOCAL)).isInstanceOf(CannotSend.class);
    }
}
