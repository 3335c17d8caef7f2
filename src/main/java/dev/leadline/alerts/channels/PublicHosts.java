package dev.leadline.alerts.channels;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import java.net.IDN;
import java.util.List;

/**
 * Which URLs may be registered. What a name leads to is checked whenever something is sent; this only spares people the wait for
 * an alert that never can arrive, and the server the look-up.
 */
public final class PublicHosts {

    private static final int HTTPS = 443;
    private static final int FIRST_UNRESERVED = 1_024;
    private static final List<String> NEVER_PUBLIC =
            List.of("localhost", "local", "internal", "test", "invalid", "onion");

    private PublicHosts() {}

    /** @throws Invalid when nobody on the internet can be reached there by https */
    public static void check(String pointer, String text, TargetUrl url) {
        if (!url.secure()) {
            // http is for trying out on this machine
            return;
        }
        var labels = List.of(url.host().split("\\."));
        if (labels.size() < 2 || NEVER_PUBLIC.contains(labels.get(labels.size() - 1))) {
            throw fault(pointer, text, "must have a public host name, such as hooks.example.com");
        }
        if (labels.stream().anyMatch(PublicHosts::isBroken)) {
            throw fault(pointer, text, "has a host name that begins with xn-- and is no international name");
        }
        if (url.port() != HTTPS && url.port() < FIRST_UNRESERVED) {
            throw fault(pointer, text, "must have the port 443, or one from 1024 on");
        }
    }

    private static boolean isBroken(String label) {
        if (!label.startsWith("xn--")) {
            return false;
        }
        var name = IDN.toUnicode(label);
        return isAscii(name) || !IDN.toASCII(name).equals(label);
    }

    private static boolean isAscii(String name) {
        return name.chars().allMatch(c -> c < 128);
    }

    private static Invalid fault(String pointer, String text, String must) {
        return new Invalid(pointer, text, "The url (" + QuotedText.of(text) + ") " + must + ".");
    }
}
