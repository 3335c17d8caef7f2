package dev.leadline.web.guards;

import dev.leadline.web.QuotedText;
import dev.leadline.web.json.StrictUtf8;
import dev.leadline.web.problems.Problem;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * The address of a request as it was sent. What two readers could take for two addresses is refused, so that a proxy, a check of
 * access and a door always speak of the same one; and so are bytes that are no text, of which several would become one id.
 */
final class AskedPath {

    private AskedPath() {}

    /**
     * @param path without the query
     * @param query may be null
     * @throws Problem 400 when it is not as every reader reads it
     */
    static void check(String path, String query) {
        if (path == null) {
            return;
        }
        if (path.indexOf(';') >= 0) {
            throw refused(path, "must not contain a semicolon.\nDid you mean %3B?");
        }
        if (path.contains("%00")) {
            throw refused(path, "must not contain the character NUL.");
        }
        if (path.length() > 1 && hasAmbiguousSegment(path)) {
            throw refused(path, "must not contain empty segments, `.` or `..`.\nUse the address without them.");
        }
        if (text(path).isEmpty()) {
            throw refused(
                    path, "is not UTF-8.\nEncode its characters as UTF-8, then each byte that is not ASCII with %.");
        }
        if (query != null && text(query).isEmpty()) {
            throw Problem.badRequest(
                    "The query (%s) is not UTF-8.\nEncode its characters as UTF-8, then each byte with %%."
                            .formatted(QuotedText.of(query)));
        }
    }

    private static boolean hasAmbiguousSegment(String path) {
        var segments =
                path.substring(1).toLowerCase(Locale.ROOT).replace("%2e", ".").split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean isLast = i == segments.length - 1;
            if (segments[i].isEmpty() && !isLast || segments[i].equals(".") || segments[i].equals("..")) {
                return true;
            }
        }
        return false;
    }

    /** The text that its bytes are; empty when they are none. A percent sign without two digits is left to Quarkus, which refuses it. */
    private static Optional<String> text(String sent) {
        var bytes = new ByteArrayOutputStream(sent.length());
        for (int i = 0; i < sent.length(); i++) {
            char c = sent.charAt(i);
            if (c > 127) {
                return Optional.empty();
            }
            int high = c == '%' && i + 2 < sent.length() ? Character.digit(sent.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(sent.charAt(i + 2), 16);
            bytes.write(low < 0 ? c : high * 16 + low);
            i += low < 0 ? 0 : 2;
        }
        return StrictUtf8.find(bytes.toByteArray());
    }

    private static Problem refused(String path, String must) {
        return Problem.badRequest("The path (%s) %s".formatted(QuotedText.of(path), must));
    }
}
