package dev.leadline.benchmarks;

import dev.leadline.kernel.Samples;
import dev.leadline.kernel.policy.DecisionTable;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.TableTerms;
import dev.leadline.kernel.policy.Terms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A policy with tables as long as wanted: bands of rank times regions, each row a tier of its own, all unique. */
final class GeneratedPolicy {

    static final String REGION = "region-0";

    private GeneratedPolicy() {}

    /** @param rows how many rows each table has: 3, or a multiple of 10 */
    static ResolvedPolicy of(int rows) {
        int regions = rows % 10 == 0 ? 10 : 1;
        int bands = rows / regions;
        var segmented = Map.of(TableKind.RANK_TIERS, new TableTerms(null, List.of("region")));
        var terms = Samples.terms("generated-" + rows, segmented);
        var tiers = new StringBuilder("row,from,below,region,tier,handling,responsible,note\n");
        var attempts = new StringBuilder("row,tier,PHONE,EMAIL,note\n");
        var deadlines = new StringBuilder("row,tier,firstCallWithin,allAttemptsWithin,note\n");
        for (int band = 0; band < bands; band++) {
            for (int region = 0; region < regions; region++) {
                var tier = "T" + band + "-" + region;
                tiers.append(tier + "," + edge(band, bands) + "," + edge(band + 1, bands) + ",region-" + region + ","
                        + tier + ",work,teleprospecting,\n");
                attempts.append(tier + "," + tier + ",7,3,\n");
                deadlines.append(tier + "," + tier + ",2 business hours,8 business days,\n");
            }
        }
        var tables = new EnumMap<TableKind, DecisionTable>(TableKind.class);
        tables.put(TableKind.RANK_TIERS, Samples.table(TableKind.RANK_TIERS, terms, tiers.toString()));
        tables.put(TableKind.ATTEMPTS, Samples.table(TableKind.ATTEMPTS, terms, attempts.toString()));
        tables.put(TableKind.DEADLINES, Samples.table(TableKind.DEADLINES, terms, deadlines.toString()));
        tables.put(TableKind.ATTEMPT_OUTCOMES, outcomes(terms));
        return Samples.resolve(terms, tables);
    }

    private static DecisionTable outcomes(Terms terms) {
        return Samples.table(
                TableKind.ATTEMPT_OUTCOMES,
                terms,
                "row,channel,outcome,counts,reached,note\n"
                        + "connected,,CONNECTED,yes,yes,\n"
                        + "wrong-number,,WRONG_NUMBER,no,no,\n"
                        + "made,,,yes,no,\n");
    }

    private static String edge(int band, int bands) {
        return BigDecimal.valueOf(100L * band)
                .divide(BigDecimal.valueOf(bands), 6, RoundingMode.DOWN)
                .toPlainString();
    }
}
