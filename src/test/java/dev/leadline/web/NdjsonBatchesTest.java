package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.web.problems.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NdjsonBatchesTest {

    private final List<Integer> sizes = new ArrayList<>();
    private final NdjsonBatches<String> batches = new NdjsonBatches<>(
            line -> line.number() + ":" + new String(line.document(), StandardCharsets.UTF_8), batch -> {
                synchronized (sizes) {
                    sizes.add(batch.size());
                }
                return List.copyOf(batch);
            });

    private static ByteArrayInputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String answer(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        batches.answers(body(text)).write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String lines(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "l" + i).collect(Collectors.joining("\n"));
    }

    @Test
    void lines_are_answered_in_order_two_hundred_at_a_time() throws IOException {
        assertThat(answer(lines(450)).lines())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 450)
                        .mapToObj(i -> i + ":l" + i)
                        .toList());
        assertThat(sizes).containsExactly(200, 200, 50);
        sizes.clear();
        assertThat(answer(lines(400)).lines()).hasSize(400);
        assertThat(sizes).containsExactly(200, 200);
        sizes.clear();
        assertThat(answer("\n \r\n\n")).isEmpty();
        assertThat(sizes).isEmpty();
    }

    @Test
    void an_array_is_refused_wherever_it_begins() {
        for (var text : List.of("[]", " \n [{}]")) {
            assertThatThrownBy(() -> batches.answers(body(text)))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("no array");
        }
    }

    /** More than could ever have a turn at once wait for their readers, and yet another request is answered. */
    @Test
    void whoever_reads_slowly_holds_nobody_up() throws Exception {
        int many = 4 * Runtime.getRuntime().availableProcessors();
        var writing = new CountDownLatch(many);
        var goOn = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(many);
        try {
            for (int i = 0; i < many; i++) {
                threads.submit(() -> {
                    batches.answers(body(lines(3))).write(new OutputStream() {
                        @Override
                        public void write(int b) throws IOException {
                            writing.countDown();
                            try {
                                goOn.await();
                            } catch (InterruptedException over) {
                                throw new IOException(over);
                            }
                        }
                    });
                    return null;
                });
            }
            assertThat(writing.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(answer(lines(2)).lines()).hasSize(2);
        } finally {
            goOn.countDown();
            threads.shutdownNow();
        }
    }
}
