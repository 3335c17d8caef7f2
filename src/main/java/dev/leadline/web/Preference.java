package dev.leadline.web;

import java.util.Arrays;
import java.util.List;

/** What a client would like, from the header {@code Prefer} (RFC 7240). Preferences that nobody knows are passed over. */
public final class Preference {

    public static final String HEADER = "Prefer";
    public static final String APPLIED = "Preference-Applied";
    public static final String MINIMAL = "return=minimal";

    private Preference() {}

    /**
     * Returns whether the client wants no body back.
     *
     * @param headers each header of that name; the first {@code return} in them holds
     */
    public static boolean isMinimal(List<String> headers) {
        return headers != null
                && headers.stream()
                        .flatMap(header -> Arrays.stream(header.split(",")))
                        .map(each -> each.split(";", 2)[0].replaceAll("[\\s\"]", ""))
                        .filter(each -> each.regionMatches(true, 0, "return=", 0, 7))
                        .findFirst()
                        .filter(MINIMAL::equalsIgnoreCase)
                        .isPresent();
    }
}
