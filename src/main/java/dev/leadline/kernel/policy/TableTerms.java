package dev.leadline.kernel.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one table of a policy.
 *
 * @param hitPolicy what it means when several rows are for the same lead; {@code null} for the usual one of its kind
 * @param segmentedBy the lead attributes that the table has input columns for
 */
public record TableTerms(@Nullable HitPolicy hitPolicy, List<String> segmentedBy) {

    /** The default settings of a table. */
    public static final TableTerms USUAL = new TableTerms(null, List.of());

    public TableTerms {
        segmentedBy = List.copyOf(segmentedBy);
    }
}
