package dev.leadline.alerts.channels;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides which addresses are public. What is not stays out of reach of whoever names a receiver: this machine, the
 * network it stands in, clouds' metadata, and whatever is an IPv4 address in disguise.
 */
final class PublicAddresses {

    /** Java's own predicates know only some of them. */
    private static final List<Range> NOT_PUBLIC_4 = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** All that is given out; beyond it are loopback, mapped IPv4, 64:ff9b::/96, fc00::/7, fe80::/10, ff00::/8 ... */
    private static final Range PUBLIC_6 = range("2000::/3");

    private static final List<Range> NOT_PUBLIC_6 = ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private PublicAddresses() {}

    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == 4
                ? NOT_PUBLIC_4.stream().noneMatch(range -> range.contains(bytes))
                : PUBLIC_6.contains(bytes) && NOT_PUBLIC_6.stream().noneMatch(range -> range.contains(bytes));
    }

    /** All addresses that begin with the same bits. */
    private record Range(byte[] first, int bits) {

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >>> bit % 8;
                if ((first[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static List<Range> ranges(String... written) {
        return Stream.of(written).map(PublicAddresses::range).toList();
    }

    private static Range range(String written) {
        int slash = written.indexOf('/');
        try {
            return new Range(
                    InetAddress.getByName(written.substring(0, slash)).getAddress(),
                    Integer.parseInt(written.substring(slash + 1)));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(written + " is an address", impossible);
        }
    }
}
