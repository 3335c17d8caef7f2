package dev.leadline.kernel.policy.rows;

import dev.leadline.kernel.policy.TableKind;

/**
 * A row of {@code rank-tiers}: which tier a rank is in, and who is responsible for it (R1, R3).
 *
 * @param row its name within the table
 * @param band the ranks it is for
 * @param segment the leads it is for
 * @param tier the tier they are in
 * @param handling whether that tier is worked
 * @param responsible the team that must act
 */
public record TierRow(String row, RankBand band, Segment segment, String tier, Handling handling, String responsible)
        implements TableRow {

    /** Its name is enough: the engine asks each time that it looks a row up. */
    @Override
    public int hashCode() {
        return row.hashCode();
    }

    @Override
    public TableKind table() {
        return TableKind.RANK_TIERS;
    }
}
