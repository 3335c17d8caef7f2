package dev.leadline.kernel.policy.words;

import dev.leadline.kernel.policy.Row;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.rows.Addressee;
import dev.leadline.kernel.policy.rows.Threshold;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of {@code alerts} as the part of a sentence: who is told, and when. */
final class AlertSentence {

    private final Terms terms;
    private final @Nullable String obligation;
    private final Threshold at;
    private final Addressee tell;

    AlertSentence(Terms terms, Row row) {
        this.terms = terms;
        this.obligation = row.get("obligation");
        this.at = row.require("at");
        this.tell = row.require("tell");
    }

    /** "when 75% of the time for the first call has passed, the owner is alerted". */
    String text() {
        return moment() + ", " + receiver() + " is alerted";
    }

    private String moment() {
        if ("EARLY_DISQUALIFICATION".equals(obligation)) {
            return "when a lead is given up too early";
        }
        if (at.isEarly()) {
            return "when " + at + " of the time for " + what() + " has passed";
        }
        return at.isDeadline()
                ? "when the deadline for " + what() + " passes"
                : at.after() + " after the deadline for " + what();
    }

    private String what() {
        if (obligation == null) {
            return "any obligation";
        }
        return switch (obligation) {
            case "FIRST_CALL" -> "the first call";
            case "ALL_ATTEMPTS" -> "all attempts";
            default ->
                terms.findObligation(obligation)
                        .map(own -> "the " + own.words())
                        .orElse("the disposition");
        };
    }

    /** "the owner, or the team if there is none". */
    private String receiver() {
        var all = tell.alternatives();
        return words(all.get(0))
                + all.stream()
                        .skip(1)
                        .map(each -> ", or " + words(each) + " if there is none,")
                        .collect(Collectors.joining());
    }

    private static String words(String name) {
        return name.equals(Addressee.OWNER) || name.equals(Addressee.TEAM) ? "the " + name : name;
    }
}
