package dev.leadline.whatifs;

/** The state of a what-if. */
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
