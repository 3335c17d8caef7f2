package dev.leadline.kernel.policy.checks.fixes;

import dev.leadline.kernel.policy.Row;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.rows.RankBand;
import java.math.BigDecimal;
import java.util.List;

/** What makes a band of a row of {@code rank-tiers} that holds no rank into one. */
public final class WrongBand {

    private static final TableKind TABLE = TableKind.RANK_TIERS;
    private static final String FROM = "from";
    private static final String BELOW = "below";

    private WrongBand() {}

    /** One fix: the band ends where ranks end, or its ends are swapped; none where they are the same. */
    public static List<Fix> fixes(Row row) {
        BigDecimal from = row.get(FROM);
        BigDecimal below = row.get(BELOW);
        if (from == null) {
            from = RankBand.LOWEST;
        }
        if (below == null || from.compareTo(RankBand.HIGHEST) > 0) {
            return List.of();
        }
        if (below.compareTo(RankBand.HIGHEST) > 0) {
            boolean isEmpty = from.compareTo(RankBand.HIGHEST) == 0;
            return isEmpty ? List.of() : List.of(Fix.set(TABLE, row.name(), BELOW, "100"));
        }
        return below.compareTo(from) == 0
                ? List.of()
                : List.of(new Fix(
                        "Swap from and below of row " + row.name(),
                        List.of(
                                Fix.Change.set(TABLE, row.name(), FROM, below.toPlainString()),
                                Fix.Change.set(TABLE, row.name(), BELOW, from.toPlainString()))));
    }
}
