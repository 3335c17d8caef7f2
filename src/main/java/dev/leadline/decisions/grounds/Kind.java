package dev.leadline.decisions.grounds;

/** The kinds of values: a value begins with a number that is its kind and, times the number of kinds, what it says. */
final class Kind {

    static final int CONSTANT = 0;
    static final int WHOLE = 1;
    static final int TEXT = 2;
    static final int MOMENT = 3;
    static final int LIST = 4;
    static final int NAMED = 5;
    static final int READING = 6;

    /** How many there may be. */
    static final int KINDS = 8;

    static final int NULL = 0;
    static final int FALSE = 1;
    static final int TRUE = 2;

    /** Its scale follows, and its digits. */
    static final int DECIMAL = 3;

    /** Whole minutes since the moment before. */
    static final int MINUTES = 0;

    static final int SECONDS = 1;

    /** Seconds, and the nanoseconds of the moment follow. */
    static final int NANOS = 2;

    /** How many units there may be. */
    static final int UNITS = 4;

    private Kind() {}
}
