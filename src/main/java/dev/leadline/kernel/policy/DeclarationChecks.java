package dev.leadline.kernel.policy;

import dev.leadline.kernel.Invalid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the obligations and actions that a policy declares; pointers are those of its settings. Until then an id or a
 * title that is not written is {@code null}.
 */
final class DeclarationChecks {

    private static final int MOST = 50;
    private static final int LONGEST_TITLE = 200;
    private static final int LAST_ATTEMPT = 999;
    private static final Pattern IDS = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    private final Declarations declared;
    private final List<Invalid.Fault> faults;

    /** @param faults takes each fault found */
    DeclarationChecks(Declarations declared, List<Invalid.Fault> faults) {
        this.declared = declared;
        this.faults = faults;
    }

    void check(List<String> channels, List<String> outcomes) {
        var obligations = declared.obligations();
        var actions = declared.actions();
        ids("obligation", obligations.stream().map(ObligationKind::id).toList(), ObligationKind.KNOWN);
        ids("action", actions.stream().map(ActionType::id).toList(), ActionType.KNOWN);
        for (int i = 0; i < Math.min(obligations.size(), MOST); i++) {
            var one = obligations.get(i);
            words("/obligations/" + i, one.title(), one.responsible());
            if (one.satisfiedBy() != null) {
                satisfaction("/obligations/" + i + "/satisfiedBy", one.satisfiedBy(), channels, outcomes);
            }
        }
        for (int i = 0; i < Math.min(actions.size(), MOST); i++) {
            words("/actions/" + i, actions.get(i).title(), actions.get(i).responsible());
        }
    }

    /**
     * The headings of the columns that the obligations have in {@code deadlines}.
     *
     * @param reserved headings that none of them may have
     */
    Set<String> columns(Set<String> reserved) {
        var owners = new HashMap<String, String>();
        for (int i = 0; i < declared.obligations().size(); i++) {
            var one = declared.obligations().get(i);
            if (!one.inDeadlines() || one.id() == null) {
                continue;
            }
            var owner = owners.putIfAbsent(one.column(), one.id());
            if (reserved.contains(one.column()) || owner != null && !owner.equals(one.id())) {
                fault(
                        "/obligations/" + i + "/id",
                        one.id(),
                        "The column in deadlines of the obligation (" + CellText.shown(one.id()) + ") would be `"
                                + CellText.shown(one.column()) + "`, which already exists. Use another id.");
            }
        }
        return owners.keySet();
    }

    private void ids(String what, List<String> ids, List<String> known) {
        var all = "/" + what + "s";
        if (ids.size() > MOST) {
            var many = "The policy declares " + ids.size() + " " + what + "s; at most " + MOST + " are allowed.";
            fault(all, String.valueOf(ids.size()), many);
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < Math.min(ids.size(), MOST); i++) {
            var id = ids.get(i);
            var pointer = all + "/" + i + "/id";
            if (id == null) {
                fault(pointer, null, "The `id` of the " + what + " is missing. Use a name such as SECOND_CALL.");
            } else if (!IDS.matcher(id).matches()) {
                fault(pointer, id, notAnId(what, id));
            } else if (known.contains(id)) {
                fault(pointer, id, "The " + what + " (" + id + ") is built in. Use another id.");
            } else if (!seen.add(id)) {
                fault(pointer, id, "The " + what + " (" + id + ") is declared twice. Use another id for one of them.");
            }
        }
    }

    private static String notAnId(String what, String id) {
        var meant = id.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^[0-9_]+|_$", "");
        return "The id of the " + what + " (" + CellText.shown(id) + ") must be at most 64 capital letters, digits and"
                + " `_`, the first a letter."
                + (IDS.matcher(meant).matches() ? "\nDid you mean " + meant + "?" : "");
    }

    private void words(String at, @Nullable String title, @Nullable String responsible) {
        if (title == null) {
            fault(at + "/title", null, "The `title` is missing. Use a name for people, such as \"Second call\".");
        } else if (title.isBlank()
                || !title.equals(title.strip())
                || title.length() > LONGEST_TITLE
                || !title.codePoints().allMatch(CellText::isFit)) {
            var must = "must be text of 1 to " + LONGEST_TITLE
                    + " characters without control characters, and must not begin or end with a space.";
            fault(at + "/title", title, "The title (" + CellText.shown(title) + ") " + must);
        }
        try {
            ColumnType.NAME.parse(responsible == null ? "" : responsible.isEmpty() ? " " : responsible);
        } catch (Invalid notOne) {
            fault(at + "/responsible", responsible, notOne.getMessage());
        }
    }

    private void satisfaction(String at, Satisfaction by, List<String> channels, List<String> outcomes) {
        if (by.channel() != null) {
            listed(at + "/channel", "channel", by.channel(), channels);
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < by.outcomes().size(); i++) {
            var outcome = by.outcomes().get(i);
            listed(at + "/outcomes/" + i, "outcome", outcome, outcomes);
            if (!seen.add(outcome)) {
                fault(at + "/outcomes/" + i, outcome, "The outcome (" + CellText.shown(outcome) + ") is listed twice.");
            }
        }
        if (by.attempt() < 1 || by.attempt() > LAST_ATTEMPT) {
            var must = "The attempt (" + by.attempt() + ") must be a whole number between 1 and " + LAST_ATTEMPT + ".";
            fault(at + "/attempt", String.valueOf(by.attempt()), must);
        }
    }

    private void listed(String at, String what, String word, List<String> known) {
        if (!known.contains(word)) {
            var use = String.join(", ", known);
            fault(at, word, "The policy has no " + what + " (" + CellText.shown(word) + "). Use one of " + use + ".");
        }
    }

    private void fault(String pointer, @Nullable String value, String detail) {
        faults.add(new Invalid.Fault(pointer, value, detail));
    }
}
