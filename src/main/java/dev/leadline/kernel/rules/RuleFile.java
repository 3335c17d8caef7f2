package dev.leadline.kernel.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A file of rules.
 *
 * @param name its name, such as {@code first-call.drl}
 * @param drl its text
 */
public record RuleFile(String name, String drl) implements Comparable<RuleFile> {

    /** The SHA-256 over the names and texts of files, as {@code sha256:...}; they are sorted. */
    static String revision(List<RuleFile> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files) {
                digest.update((file.name() + '\0' + file.drl() + '\0').getBytes(StandardCharsets.UTF_8));
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    @Override
    public int compareTo(RuleFile other) {
        return name.compareTo(other.name);
    }
}
