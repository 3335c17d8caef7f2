package dev.leadline.fuzz;

/** Where a fuzzer comes in: it calls {@link #fuzzerTestOneInput} with ever other bytes. It needs nothing of the fuzzer. */
public final class FuzzEntry {

    private static final FuzzTarget TARGET = FuzzTarget.valueOf(System.getProperty("fuzz.target"));

    private FuzzEntry() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        TARGET.feed(bytes);
    }
}
