package dev.leadline.web.guards;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The host and port of an address, as a header or a setting names them. Nothing is ever looked up.
 *
 * @param name in lower case, without a last dot; an IPv6 address in brackets and in Java's long form
 * @param port null when none is named
 */
record HostName(String name, Integer port) {

    private static final int LONGEST = 255;
    private static final int LARGEST_PORT = 65_535;
    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9a-fA-F:.]+]|[a-zA-Z0-9_-]+(?:\\.[a-zA-Z0-9_-]+)*\\.?)(?::([0-9]{1,5}))?");
    private static final Pattern IPV4 = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

    /** Empty for what is no host with or without a port: user names, blanks, percent signs, and letters beyond ASCII. */
    static Optional<HostName> parse(String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        var matcher = AUTHORITY.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var port = matcher.group(2) == null ? null : Integer.valueOf(matcher.group(2));
        return port != null && port > LARGEST_PORT
                ? Optional.empty()
                : canonical(matcher.group(1)).map(name -> new HostName(name, port));
    }

    private static Optional<String> canonical(String name) {
        if (!name.startsWith("[")) {
            var lower = name.toLowerCase(Locale.ROOT);
            return Optional.of(lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower);
        }
        try {
            return Optional.of("[" + InetAddress.getByName(name).getHostAddress() + "]");
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    /** Whether it is an address and no name: nobody but its owner can make it lead elsewhere. */
    boolean isAddress() {
        return name.startsWith("[")
                || IPV4.matcher(name).matches()
                        && Arrays.stream(name.split("\\.")).allMatch(part -> Integer.parseInt(part) <= 255);
    }

    /** Whether it can only mean the machine of whoever asks (RFC 6761). */
    boolean isLoopback() {
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("[0:0:0:0:0:0:0:1]")
                || isAddress() && name.startsWith("127.");
    }

    int portOr(int usual) {
        return port == null ? usual : port;
    }
}
