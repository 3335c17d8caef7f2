package dev.leadline.policies.source;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.leadline.kernel.approval.Approvals;
import java.util.Map;
import java.util.TreeMap;

/**
 * The setting {@code approvals} as it is written: a number, or a number for each side, such as {@code {sales: 1}}.
 *
 * @param written an {@link Integer} or a {@link Map} of them by side
 */
public record WantedApprovals(@JsonValue Object written) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static WantedApprovals ofCount(int count) {
        return new WantedApprovals(count);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static WantedApprovals ofSides(Map<String, Integer> sides) {
        return new WantedApprovals(new TreeMap<>(sides));
    }

    static WantedApprovals from(Approvals approvals) {
        return new WantedApprovals(approvals.sides().isEmpty() ? approvals.count() : approvals.sides());
    }

    /** @throws dev.leadline.kernel.Invalid when there can be none of such */
    @SuppressWarnings("unchecked")
    Approvals toApprovals() {
        return written instanceof Integer
                ? Approvals.of((Integer) written)
                : Approvals.ofSides((Map<String, Integer>) written);
    }
}
