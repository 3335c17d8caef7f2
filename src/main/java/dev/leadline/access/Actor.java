package dev.leadline.access;

import java.util.regex.Pattern;

/**
 * Who did something, as records keep it.
 *
 * @param id who it is, such as {@code local}, {@code key:1q2w3e4r}, {@code account:ann} or {@code oidc:7f3a}. Only what
 *     somebody proved to be is in it, so two acts of one id are of one person or program
 * @param name as people write it, for showing; not proved and not unique
 */
public record Actor(String id, String name) {

    /** Whoever is at this machine. */
    static final String LOCAL = "local";

    /** The server itself. */
    public static final Actor SERVER = new Actor("server", "server");

    /** Whoever reaches the server's database by a command. */
    public static final Actor COMMAND = new Actor("command", "command");

    /** As long as texts of people may be ({@link dev.leadline.web.PlainText}). */
    private static final int LONGEST = 200;

    private static final Pattern PROVED = Pattern.compile("(?s).*\\(((?:key|account|oidc):[^\\s()]+)\\)");

    /**
     * One line for a record: the name, and in brackets who it is, such as {@code CRM (key:1q2w3e4r)}. In local mode only the
     * name, such as {@code ann@example.com}: there is nothing to prove it by.
     */
    public String text() {
        if (id.equals(LOCAL) || name.equals(id)) {
            return name;
        }
        var proof = " (" + id + ")";
        int room = Math.max(0, LONGEST - proof.length());
        return (name.length() > room ? name.substring(0, room) : name) + proof;
    }

    /**
     * Who a line of a record is by: the last brackets of {@link #text()}. The whole line where it proves nothing, as in
     * records of local mode, in which people say themselves who they are.
     */
    public static String idOf(String text) {
        var proved = PROVED.matcher(text);
        return proved.matches() ? proved.group(1) : text;
    }

    /** Whether a text that somebody gave themselves would read as what others proved. */
    static boolean pretends(String given) {
        return PROVED.matcher(given).matches();
    }
}
