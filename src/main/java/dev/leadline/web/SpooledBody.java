package dev.leadline.web;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;

/**
 * The body of a bulk request, put aside in a file: a client that sends all before it reads anything would otherwise wait for
 * us while we wait for it.
 */
public final class SpooledBody {

    private SpooledBody() {}

    /** A file without a name: whether the answer is written, abandoned or the server killed, nothing stays behind. */
    public static FileChannel of(InputStream request) {
        try {
            var path = Files.createTempFile("leadline-bulk-", ".ndjson");
            var aside = FileChannel.open(path, READ, WRITE, DELETE_ON_CLOSE);
            try {
                request.transferTo(Channels.newOutputStream(aside));
                return aside.position(0);
            } catch (IOException | RuntimeException failed) {
                aside.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
