package dev.leadline.kernel.policy.words;

import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.Row;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.rows.RankBand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The parts that sentences about tables are made of. */
public final class Phrases {

    private static final int MOST_ALTERNATIVES = 3;

    private final Policy policy;

    private final Map<TableKind, Map<String, List<Row>>> byTier = new HashMap<>();

    Phrases(Policy policy) {
        this.policy = policy;
    }

    /** "a", "a and b", "a, b and c". */
    public static String list(List<String> parts, String last) {
        int end = parts.size() - 1;
        return end < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, end)) + " " + last + " " + parts.get(end);
    }

    static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** "ranked 60 to below 85", "ranked 85 or more", "of any rank". */
    static String band(Row row) {
        BigDecimal from = Objects.requireNonNullElse(row.get("from"), RankBand.LOWEST);
        BigDecimal below = Objects.requireNonNullElse(row.get("below"), RankBand.HIGHEST);
        boolean bottom = from.compareTo(RankBand.LOWEST) == 0;
        boolean top = below.compareTo(RankBand.HIGHEST) == 0;
        if (bottom && top) {
            return "of any rank";
        }
        if (top) {
            return "ranked " + from.toPlainString() + " or more";
        }
        return "ranked " + (bottom ? "" : from.toPlainString() + " to ") + "below " + below.toPlainString();
    }

    /** " with region EMEA and source partner"; empty for every lead. */
    String segment(TableKind kind, Row row) {
        var wanted = new ArrayList<String>();
        for (var attribute : policy.terms().segmentedBy(kind)) {
            if (row.get(attribute) != null) {
                wanted.add(attribute + " " + row.get(attribute));
            }
        }
        return wanted.isEmpty() ? "" : " with " + list(wanted, "and");
    }

    /** Returns whether a row is for every lead, whatever its attributes. */
    boolean isForAll(TableKind kind, Row row) {
        return segment(kind, row).isEmpty();
    }

    /** The leads of a tier, by their ranks where that is short: "Leads ranked 85 or more". */
    String leads(String tier) {
        var rows = rowsOf(TableKind.RANK_TIERS, tier);
        if (rows.isEmpty() || rows.size() > MOST_ALTERNATIVES) {
            return "Leads of tier " + tier;
        }
        return rows.stream()
                .map(row -> band(row) + segment(TableKind.RANK_TIERS, row))
                .distinct()
                .collect(Collectors.joining(", or ", "Leads ", ""));
    }

    /** The rows of a table that are for a tier: bands of ranks as they stand, others in the order in which they win. */
    List<Row> rowsOf(TableKind kind, String tier) {
        return byTier.computeIfAbsent(kind, this::byTier).getOrDefault(tier, List.of());
    }

    /** Each table is gone through once: a policy may have as many tiers as rows. */
    private Map<String, List<Row>> byTier(TableKind kind) {
        var table = policy.table(kind);
        return (kind == TableKind.RANK_TIERS ? table.rows() : table.rowsAsTheyWin())
                .stream()
                        .filter(row -> row.get("tier") != null)
                        .collect(Collectors.groupingBy(row -> row.<String>require("tier")));
    }

    /** "7 calls and 3 emails"; "no attempts" when none is required. */
    String attempts(Row row) {
        return attempts(row::<Integer>require);
    }

    /** The same of what {@code required} says for each channel. */
    String attempts(ToIntFunction<String> required) {
        var counts = policy.terms().channels().stream()
                .filter(channel -> required.applyAsInt(channel) > 0)
                .map(channel -> ChannelWords.count(channel, required.applyAsInt(channel)))
                .toList();
        return counts.isEmpty() ? "no attempts" : list(counts, "and");
    }

    /** "first call within 2 business hours, second call within 1 business day, all attempts within 8 business days". */
    String deadlines(Row row) {
        var first = row.get("firstCallWithin");
        var promises = new ArrayList<String>();
        promises.add(first == null ? "no first call promised" : "first call within " + first);
        for (var own : policy.terms().declared().obligations()) {
            if (own.inDeadlines() && row.get(own.column()) != null) {
                promises.add(own.words() + " within " + row.get(own.column()));
            }
        }
        promises.add("all attempts within " + row.get("allAttemptsWithin"));
        return String.join(", ", promises);
    }
}
