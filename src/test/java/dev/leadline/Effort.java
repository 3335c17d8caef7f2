package dev.leadline;

/**
 * How much is tried of what could be tried without end: some in every build, all with {@code -Plong}, which sets
 * {@code tests.long} and runs the properties and what is tagged {@link #LONG}.
 */
public final class Effort {

    /** The tag of tests that have a long form. */
    public static final String LONG = "long";

    /** Of a hundred tries of a property, how many are made. */
    private static final int PERCENT = Integer.getInteger("tries", of(20, 100));

    private Effort() {}

    /** What every build tries; or all of it, in the long form. */
    public static <T> T of(T some, T all) {
        return Boolean.getBoolean("tests.long") ? all : some;
    }

    /** How many of the tries of a property are made, at least one: {@code -Dtries} per cent. */
    static int ofTries(int all) {
        return Math.max(1, (int) (all * (long) PERCENT / 100));
    }
}
