package dev.leadline.fuzz;

import java.util.Arrays;

/**
 * Where a fuzzer comes in: it calls {@link #fuzzerTestOneInput} with ever other bytes, of which the first says which reader gets
 * the rest. It needs nothing of the fuzzer.
 */
public final class FuzzEntry {

    private static final FuzzTarget[] TARGETS = FuzzTarget.values();

    private FuzzEntry() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length > 0) {
            TARGETS[(bytes[0] & 0xff) % TARGETS.length].feed(Arrays.copyOfRange(bytes, 1, bytes.length));
        }
    }

    /** What the fuzzer must say for a reader to get some bytes. */
    static byte[] input(FuzzTarget target, byte[] bytes) {
        var input = new byte[bytes.length + 1];
        input[0] = (byte) target.ordinal();
        System.arraycopy(bytes, 0, input, 1, bytes.length);
        return input;
    }
}
