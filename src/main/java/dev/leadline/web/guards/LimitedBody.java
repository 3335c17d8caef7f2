package dev.leadline.web.guards;

import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

/**
 * A request's body as it arrives: at most so many bytes, whether or not a length was announced, and, for the doors that
 * read it whole, within a time that no honest sender needs. A sender that stops is its own fault, not the server's.
 */
final class LimitedBody extends FilterInputStream {

    static final Duration LONGEST_READ = Duration.ofSeconds(30);

    private final long limit;
    private final long begun = System.nanoTime();
    private long count;

    LimitedBody(InputStream body, long limit) {
        super(body);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        int read;
        try {
            read = super.read(bytes, offset, length);
        } catch (IOException e) {
            throw stopped(e);
        }
        count += Math.max(read, 0);
        if (count > limit) {
            throw BodyLimit.exceeded();
        }
        if (limit != BodyLimit.NONE && System.nanoTime() - begun > LONGEST_READ.toNanos()) {
            throw stopped(null);
        }
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        return n <= 0 ? 0 : Math.max(read(new byte[(int) Math.min(n, 8_192)]), 0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private static Problem stopped(IOException cause) {
        String detail = "The body did not arrive in time, so nothing was changed.";
        return new Problem(ProblemType.TIMED_OUT, ProblemType.TIMED_OUT.status(), detail, List.of(), cause);
    }
}
