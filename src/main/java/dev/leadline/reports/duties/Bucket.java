package dev.leadline.reports.duties;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a duty counts at the moment of judging. Each duty is in one bucket; its share has the judged ones below the line. */
public enum Bucket {
    /** Done at or before the deadline. */
    KEPT("kept"),
    /** Done after it. */
    KEPT_LATE("keptLate"),
    /** Not done though the deadline has passed, also while the lead is still open. */
    NOT_DONE("notDone"),
    /** Not done, and the deadline is still ahead. */
    IN_TIME("inTime"),
    /** Waived by a reason of the policy. */
    WAIVED("waived"),
    /** Ended before it was due. */
    NO_LONGER_OWED("noLongerOwed");

    /** Those that a share is of. */
    public static final List<Bucket> JUDGED = List.of(KEPT, KEPT_LATE, NOT_DONE);

    private final String label;

    Bucket(String label) {
        this.label = label;
    }

    /** The name in answers and in queries. */
    public String label() {
        return label;
    }

    static Bucket labelled(String label) {
        return find(label).orElseThrow();
    }

    public static Optional<Bucket> find(String label) {
        return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
    }
}
