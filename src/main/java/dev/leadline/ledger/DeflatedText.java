package dev.leadline.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Answers, deflated against the sample of their words: what they have in common with it takes hardly any room. */
public final class DeflatedText {

    private static final int FAST = 1;

    /** Making one costs more than deflating an answer, and there are never more than threads that deflate at once. */
    private static final ConcurrentLinkedQueue<Deflater> DEFLATERS = new ConcurrentLinkedQueue<>();

    private DeflatedText() {}

    public static byte[] deflate(String text, LedgerWords words) {
        var idle = DEFLATERS.poll();
        var deflater = idle == null ? new Deflater(FAST) : idle;
        deflater.reset();
        deflater.setDictionary(words.sample());
        deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
        deflater.finish();
        var deflated = new byte[512];
        int size = deflater.deflate(deflated);
        while (!deflater.finished()) {
            deflated = Arrays.copyOf(deflated, 2 * deflated.length);
            size += deflater.deflate(deflated, size, deflated.length - size);
        }
        DEFLATERS.add(deflater);
        return Arrays.copyOf(deflated, size);
    }

    /** @throws IllegalStateException when it was deflated with other words, or never */
    public static String inflate(byte[] deflated, LedgerWords words) {
        var inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            return inflate(inflater, words.sample());
        } catch (DataFormatException | IllegalArgumentException broken) {
            throw new IllegalStateException("A kept answer cannot be read", broken);
        } finally {
            inflater.end();
        }
    }

    private static String inflate(Inflater inflater, byte[] sample) throws DataFormatException {
        var text = new ByteArrayOutputStream();
        var part = new byte[4_096];
        while (!inflater.finished()) {
            int size = inflater.inflate(part);
            if (size == 0 && inflater.needsDictionary()) {
                inflater.setDictionary(sample);
            } else if (size == 0 && !inflater.finished()) {
                throw new IllegalStateException("A kept answer is not whole");
            }
            text.write(part, 0, size);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
