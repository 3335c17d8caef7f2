package dev.leadline.kernel.policy.checks.fixes;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.checks.Findings;
import dev.leadline.kernel.policy.checks.Subject;
import dev.leadline.kernel.policy.checks.space.Box;
import dev.leadline.kernel.policy.checks.space.Region;
import dev.leadline.kernel.policy.checks.space.Space;
import dev.leadline.kernel.policy.rows.RankBand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The edges of the bands of {@code rank-tiers}: those that make an overlap or a gap, and those that can be moved so that
 * it goes, and nothing else comes of it: no lead loses its only row, and none gets a second one.
 */
public final class RankEdges {

    private static final TableKind TABLE = TableKind.RANK_TIERS;
    private static final String FROM = "from";
    private static final String BELOW = "below";

    private final Subject subject;
    private final List<Box> boxes;

    public RankEdges(Subject subject) {
        this.subject = subject;
        this.boxes = subject.boxes(TABLE);
    }

    /** The edges between which two rows overlap; of a row that reaches beyond the other on both sides, both of its edges. */
    public List<Cell> around(Box one, Box other) {
        var both = one.and(other);
        return Stream.of(one, other)
                .flatMap(box -> {
                    boolean begins = box.low[Space.RANK] == both.low[Space.RANK];
                    boolean ends = box.high[Space.RANK] == both.high[Space.RANK];
                    return Stream.concat(cell(box, FROM, begins || !ends), cell(box, BELOW, ends || !begins));
                })
                .toList();
    }

    /** The edges below and above a gap. */
    public List<Cell> around(Region gap) {
        var cells = new ArrayList<Cell>();
        for (var box : boxes) {
            cell(box, BELOW, isJustBelow(box, gap)).forEach(cells::add);
            cell(box, FROM, isJustAbove(box, gap)).forEach(cells::add);
        }
        return cells;
    }

    private Stream<Cell> cell(Box box, String column, boolean isMeant) {
        return isMeant ? Stream.of(new Cell(TABLE, name(box), column)) : Stream.empty();
    }

    /** What takes two rows apart: one of them ends where the other begins, which has all leads that the one loses. */
    public List<Fix> apart(Box one, Box other) {
        var fixes = new ArrayList<Fix>();
        for (var pair : List.of(List.of(one, other), List.of(other, one))) {
            var cut = pair.get(0);
            var kept = pair.get(1);
            boolean endsWithin =
                    cut.low[Space.RANK] < kept.low[Space.RANK] && cut.high[Space.RANK] <= kept.high[Space.RANK];
            if (endsWithin && isForAllOf(kept, cut)) {
                fixes.add(set(cut, BELOW, band(kept).from()));
            }
        }
        for (var pair : List.of(List.of(one, other), List.of(other, one))) {
            var cut = pair.get(0);
            var kept = pair.get(1);
            boolean beginsWithin =
                    cut.high[Space.RANK] > kept.high[Space.RANK] && cut.low[Space.RANK] >= kept.low[Space.RANK];
            if (beginsWithin && isForAllOf(kept, cut)) {
                fixes.add(set(cut, FROM, band(kept).below()));
            }
        }
        return fixes;
    }

    /** What closes a gap: a row beside it reaches over it, where it then meets no other row. */
    public List<Fix> closing(Region gap, Findings effort) {
        var fixes = new ArrayList<Fix>();
        var band = subject.space(TABLE).band(gap);
        for (var box : boxes) {
            boolean isBelow = isJustBelow(box, gap);
            if ((isBelow || isJustAbove(box, gap)) && canReach(box, gap, effort)) {
                fixes.add(isBelow ? set(box, BELOW, band.below()) : set(box, FROM, band.from()));
            }
        }
        return fixes;
    }

    private boolean canReach(Box box, Region gap, Findings effort) {
        effort.spend(boxes.size());
        var reached = box.at(gap.low[Space.RANK], gap.high[Space.RANK]);
        return gap.isCoveredBy(reached) && boxes.stream().noneMatch(reached::overlaps);
    }

    private static boolean isJustBelow(Box box, Region gap) {
        return box.high[Space.RANK] == gap.low[Space.RANK]
                && gap.overlaps(box.at(gap.low[Space.RANK], gap.high[Space.RANK]));
    }

    private static boolean isJustAbove(Box box, Region gap) {
        return box.low[Space.RANK] == gap.high[Space.RANK]
                && gap.overlaps(box.at(gap.low[Space.RANK], gap.high[Space.RANK]));
    }

    /** Returns whether a row is for the other's attributes, whatever the rank. */
    private static boolean isForAllOf(Box kept, Box cut) {
        return kept.at(cut.low[Space.RANK], cut.high[Space.RANK]).covers(cut);
    }

    private Fix set(Box box, String column, BigDecimal edge) {
        return Fix.set(TABLE, name(box), column, edge.toPlainString());
    }

    private RankBand band(Box box) {
        return subject.rows().tiers().get(box.place).band();
    }

    private String name(Box box) {
        return subject.rows().tiers().get(box.place).row();
    }
}
