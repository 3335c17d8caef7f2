package dev.leadline.decisions.grounds;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow: whole numbers in groups of seven bits, the lowest first, and texts in UTF-8 after their length. */
final class Octets {

    private byte[] bytes;
    private int size;

    Octets(int room) {
        bytes = new byte[room];
    }

    /** A number that is never negative. */
    void count(long number) {
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            put((int) rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        put((int) rest);
    }

    /** A number near 0, on either side. */
    void signed(long number) {
        count(number << 1 ^ number >> 63);
    }

    void text(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        count(utf8.length);
        append(utf8, utf8.length);
    }

    void append(Octets others) {
        append(others.bytes, others.size);
    }

    private void append(byte[] others, int length) {
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (size + length));
        }
        System.arraycopy(others, 0, bytes, size, length);
        size += length;
    }

    private void put(int octet) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) octet;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
