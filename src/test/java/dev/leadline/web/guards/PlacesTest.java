package dev.leadline.web.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private final List<String> begun = new ArrayList<>();

    private Runnable work(String name) {
        return () -> begun.add(name);
    }

    @Test
    void some_work_some_wait_in_order_and_the_rest_is_refused() {
        var places = new Places(2, 2);
        assertThat(places.take(work("a"))).isTrue();
        assertThat(places.take(work("b"))).isTrue();
        assertThat(places.take(work("c"))).isTrue();
        assertThat(places.take(work("d"))).isTrue();
        assertThat(places.take(work("e"))).isFalse();
        assertThat(begun).containsExactly("a", "b");

        places.leave();
        assertThat(begun).containsExactly("a", "b", "c");
        assertThat(places.take(work("f"))).isTrue();

        places.leave();
        places.leave();
        places.leave();
        places.leave();
        assertThat(begun).containsExactly("a", "b", "c", "d", "f");
        assertThat(places.take(work("g"))).isTrue();
        assertThat(begun).endsWith("g");
    }

    @Test
    void whoever_leaves_the_line_is_passed_over() {
        var places = new Places(1, 5);
        var impatient = work("impatient");
        places.take(work("a"));
        places.take(impatient);
        places.take(work("b"));

        assertThat(places.leaveLine(impatient)).isTrue();
        assertThat(places.leaveLine(impatient)).isFalse();
        places.leave();

        assertThat(begun).containsExactly("a", "b");
    }

    @Test
    void never_more_work_at_once_than_there_are_places() throws InterruptedException {
        var places = new Places(4, 1_000);
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new CountDownLatch(1_000);
        var threads = Executors.newFixedThreadPool(16);
        try {
            for (int i = 0; i < 1_000; i++) {
                threads.execute(() -> places.take(() -> threads.execute(() -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    Thread.yield();
                    atOnce.decrementAndGet();
                    places.leave();
                    done.countDown();
                })));
            }
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            threads.shutdownNow();
        }
        assertThat(most.get()).isBetween(1, 4);
    }
}
