package dev.leadline.optimisations.leads;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.optimisation.WorkedLead.Outcome;
import dev.leadline.web.Closest;
import dev.leadline.web.QuotedText;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a file of leads has its fields, and which words it has for how a lead ended.
 *
 * @param places the place of each field in a row; absent: the file does not have it
 * @param headings all headings
 * @param outcomes what the words of the column {@code result} mean, in lower case
 */
record LeadColumns(Map<Field, Integer> places, List<String> headings, Map<String, Outcome> outcomes) {

    /** A field of a lead. */
    enum Field {
        LEAD("lead"),
        TIER("tier"),
        RECEIVED("received"),
        CLOSED("closed"),
        ATTEMPTS("attempts"),
        RESULT("result"),
        REACHED_AT("reachedAt"),
        REVENUE("revenue"),
        CURRENCY("currency");

        private final String text;

        Field(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        static Optional<Field> find(String text) {
            return List.of(values()).stream()
                    .filter(field -> field.text.equals(text))
                    .findFirst();
        }
    }

    private static final Map<String, Outcome> USUAL =
            Map.of("won", Outcome.WON, "lost", Outcome.LOST, "open", Outcome.OPEN, "", Outcome.OPEN);

    /**
     * @param columns pairs such as {@code attempts:Calls}
     * @param results pairs such as {@code Closed Won:won}
     * @throws Invalid when a pair cannot be, or a column is missing or stands twice
     */
    static LeadColumns of(List<String> headings, List<String> columns, List<String> results) {
        var places = new EnumMap<Field, Integer>(Field.class);
        for (var field : Field.values()) {
            place(headings, field.text(), field.text()).ifPresent(place -> places.put(field, place));
        }
        for (var pair : columns) {
            var named = pair("column", pair);
            var field = Field.find(named[0]).orElseThrow(() -> unknownField(named[0], pair));
            places.put(field, place(headings, named[1], pair).orElseThrow(() -> missing(named[1], headings, pair)));
        }
        for (var needed : List.of(Field.ATTEMPTS, Field.RESULT)) {
            if (!places.containsKey(needed)) {
                throw missing(needed.text(), headings, needed.text());
            }
        }
        return new LeadColumns(places, List.copyOf(headings), outcomes(results));
    }

    private static String[] pair(String parameter, String pair) {
        int colon = parameter.equals("column") ? pair.indexOf(':') : pair.lastIndexOf(':');
        if (colon < 1) {
            throw new Invalid(
                    "/" + parameter,
                    pair,
                    "The " + parameter + " (" + QuotedText.of(pair)
                            + ") must be two words with a colon between them, such as "
                            + (parameter.equals("column") ? "attempts:Calls." : "yes:won."));
        }
        return new String[] {pair.substring(0, colon), pair.substring(colon + 1)};
    }

    private static Optional<Integer> place(List<String> headings, String heading, String pair) {
        int place = headings.indexOf(heading);
        if (place != headings.lastIndexOf(heading)) {
            throw new Invalid(
                    "/column",
                    pair,
                    "The heading (" + QuotedText.of(heading) + ") stands twice in the file.\nRename one of them.");
        }
        return place < 0 ? Optional.empty() : Optional.of(place);
    }

    private static Invalid unknownField(String name, String pair) {
        var known = List.of(Field.values()).stream().map(Field::text).toList();
        return new Invalid(
                "/column",
                pair,
                "The field (" + QuotedText.of(name) + ") is unknown.\n"
                        + Closest.to(name, known)
                                .map(meant -> "Did you mean `" + meant + "`?")
                                .orElse("Use one of " + String.join(", ", known) + "."));
    }

    private static Invalid missing(String heading, List<String> headings, String pair) {
        var all = QuotedText.ofSentence(String.join(", ", headings));
        var advice = headings.size() == 1
                ? "Check the delimiter, such as `delimiter=;`."
                : "Use column=" + pair.replaceFirst(":.*", "") + ":<heading> to name the column.";
        return new Invalid(
                "/column",
                pair,
                "The file has no heading (" + QuotedText.of(heading) + "). Its headings are " + all + ".\n" + advice);
    }

    private static Map<String, Outcome> outcomes(List<String> results) {
        var outcomes = new HashMap<>(USUAL);
        for (var pair : results) {
            var named = pair("result", pair);
            var outcome = named[1].isEmpty() ? null : USUAL.get(named[1]);
            if (outcome == null) {
                throw new Invalid(
                        "/result", pair, "The result (" + QuotedText.of(pair) + ") must end in :won, :lost or :open.");
            }
            outcomes.put(named[0].toLowerCase(Locale.ROOT), outcome);
        }
        return outcomes;
    }

    boolean has(Field field) {
        return places.containsKey(field);
    }

    /** The cell of a field; empty where the file does not have it. */
    String cell(List<String> cells, Field field) {
        var place = places.get(field);
        return place == null ? "" : cells.get(place).strip();
    }
}
