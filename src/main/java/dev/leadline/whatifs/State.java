package dev.leadline.whatifs;

/** How a what-if stands. */
enum State {
    /** A replica is at it. */
    RUNNING,
    /** There is a result. */
    DONE,
    /** Somebody called it off. */
    CANCELLED,
    /** It could not go on; it says why. */
    FAILED,
    /** The replica that ran it is gone. */
    ABANDONED
}
