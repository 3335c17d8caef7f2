package dev.leadline.web.guards;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;

/**
 * A long body, put aside in a file without a name: whether it is answered, abandoned or the server killed, nothing stays
 * behind. A client that sends all before it reads anything would otherwise wait for us while we wait for it.
 */
final class BodyFile implements AutoCloseable {

    private FileChannel channel;
    private boolean isClosed;

    /** Returns its length so far. */
    synchronized long append(byte[] bytes) throws IOException {
        if (isClosed) {
            return 0;
        }
        if (channel == null) {
            channel = FileChannel.open(Files.createTempFile("leadline-body-", null), READ, WRITE, DELETE_ON_CLOSE);
        }
        var rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
        return channel.position();
    }

    /** All of it, from its beginning on. */
    synchronized InputStream content() {
        try {
            return Channels.newInputStream(channel.position(0));
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
