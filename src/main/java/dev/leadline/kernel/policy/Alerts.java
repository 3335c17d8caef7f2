package dev.leadline.kernel.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of {@code alerts} that are for one lead. They are one fact, from which rules take those they need: most rows are
 * about what the lead does not owe, and each fact costs.
 *
 * @param rows all of them, in the order written
 */
public record Alerts(List<AlertsRow> rows) {

    public Alerts {
        rows = List.copyOf(rows);
    }

    /** Those about one of {@link ColumnType#OBLIGATIONS}. */
    public List<AlertsRow> about(String obligation) {
        var about = new ArrayList<AlertsRow>(rows.size());
        for (var row : rows) {
            if (row.obligation() == null || row.obligation().equals(obligation)) {
                about.add(row);
            }
        }
        return about;
    }
}
