package dev.leadline.database.backup;

import java.util.List;
import java.util.stream.LongStream;

/**
 * The files of the WAL between two positions of it.
 *
 * @param timeline on which both are
 * @param size of a file, in bytes
 */
record WalSegments(long timeline, long size) {

    private static final int HALF = 32;

    /**
     * Returns their names, in order.
     *
     * @param start the first position, such as {@code 0/3000028}
     * @param stop the first position that is not needed any more
     */
    List<String> between(String start, String stop) {
        return LongStream.rangeClosed(position(start) / size, (position(stop) - 1) / size)
                .mapToObj(this::name)
                .toList();
    }

    private String name(long segment) {
        long perLog = (1L << HALF) / size;
        return "%08X%08X%08X".formatted(timeline, segment / perLog, segment % perLog);
    }

    private static long position(String text) {
        var halves = text.split("/");
        return (Long.parseLong(halves[0], 16) << HALF) + Long.parseLong(halves[1], 16);
    }
}
