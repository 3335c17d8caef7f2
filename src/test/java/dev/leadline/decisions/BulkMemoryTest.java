package dev.leadline.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.Effort;
import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class BulkMemoryTest {

    private static final int LINES = Effort.of(6_000, 12_000);
    private static final long MOST_GROWTH = LINES * 800L;

    @Inject
    BulkDecisions bulk;

    @Test
    @Tag(Effort.LONG)
    void what_is_held_does_not_grow_with_the_number_of_lines() throws IOException {
        var line = (Requests.about("memory") + "\n").getBytes(StandardCharsets.UTF_8);
        var out = new Watched();

        bulk.answers(repeated(line), true, false).write(out);

        assertThat(out.bytes).as("far more left than may be held").isGreaterThan(5 * MOST_GROWTH);
        long first = out.held.get(0);
        assertThat(out.held).hasSizeGreaterThan(5).allMatch(held -> held - first < MOST_GROWTH);
    }

    private static InputStream repeated(byte[] line) {
        Iterator<InputStream> lines = Stream.generate(() -> (InputStream) new ByteArrayInputStream(line))
                .limit(LINES)
                .iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return lines.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return lines.next();
            }
        });
    }

    /** Throws the answers away, and now and then looks at what the server still holds. */
    private static final class Watched extends OutputStream {

        private static final long EVERY = LINES * 600L;

        private final List<Long> held = new ArrayList<>();
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            if (bytes / EVERY != (bytes + length) / EVERY) {
                System.gc();
                held.add(Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory());
            }
            bytes += length;
        }
    }
}
