package dev.leadline.reports.duties;

import java.util.Arrays;
import java.util.Optional;

/** Whose time it was that a late duty took; each late duty is in one class, the first that fits. */
public enum WhoseTime {
    /** The contact window and the open time do not overlap before the deadline: it could not be kept. */
    NOT_FEASIBLE("notFeasible"),
    /** Nobody had the lead at the deadline, or whoever had it kept it, or still can, by a clock of his own. */
    ROUTING("routing"),
    /** As routing, but another owner had the lead before. */
    HANDED_ON_LATE("handedOnLate"),
    /** The owner at the deadline did not keep it by his own clock either. */
    OWN("own");

    private final String label;

    WhoseTime(String label) {
        this.label = label;
    }

    /** The name in answers and in queries. */
    public String label() {
        return label;
    }

    public static Optional<WhoseTime> find(String label) {
        return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
    }
}
