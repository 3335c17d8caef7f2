package dev.leadline.kernel.policy.checks.unread;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Column;
import dev.leadline.kernel.policy.WrittenTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The texts that a cell may come to hold, as far as other rows are concerned: the extremes, or one of each kind. */
final class CellTexts {

    private final WrittenTable table;
    private final Set<String> tiers;

    /** @param tiers the tiers that other tables name */
    CellTexts(WrittenTable table, Set<String> tiers) {
        this.table = table;
        this.tiers = tiers;
    }

    /**
     * The texts.
     *
     * @param fresh a name that no row has
     * @return none when there is no such text
     */
    List<String> of(Column column, String fresh) {
        switch (column.role()) {
            case ROW:
                return named(column).contains(fresh) ? List.of() : List.of(fresh);
            case NOTE:
                return List.of("");
            case PRIORITY:
                return List.of("0", "999");
            case INPUT:
                return column.required() ? oneOfThose(column, fresh) : List.of("");
            default:
                return outputs(column, fresh);
        }
    }

    private List<String> outputs(Column column, String fresh) {
        return switch (column.type()) {
            case COUNT -> List.of("0", "999");
            case YES_NO -> List.of("yes", "no");
            case HANDLING -> List.of("work", "nurture");
            case DURATION ->
                column.required()
                        ? List.of("1 business hour", "1 business day")
                        : List.of("1 business hour", "1 business day", "");
            case THRESHOLD -> List.of("100%");
            case ADDRESSEE -> List.of("team");
            default -> column.name().equals("tier") ? oneOfThose(column, fresh) : List.of(fresh);
        };
    }

    /** A value that other rows have too, or one that none has. */
    private List<String> oneOfThose(Column column, String fresh) {
        var all = named(column);
        if (column.name().equals("tier")) {
            all.addAll(tiers);
        }
        all.add(fresh);
        return List.copyOf(all);
    }

    private Set<String> named(Column column) {
        int place = table.header().indexOf(column.name());
        var named = new LinkedHashSet<String>();
        for (var cells : table.rows()) {
            try {
                if (column.parse(cells.get(place)) != null) {
                    named.add(cells.get(place));
                }
            } catch (Invalid unreadable) {
                continue;
            }
        }
        return named;
    }
}
