package dev.leadline.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.database.EmbeddedDatabaseResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Positions are given to what is committed, and to nothing else. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class FeedTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @Inject
    Queue queue;

    @Inject
    Feed feed;

    private void put(QueuedAction action) {
        QuarkusTransaction.requiringNew().run(() -> queue.put(action));
    }

    /** The feed's thread places events, too: whoever does, in the end nothing waits. */
    private long placed() {
        await(() -> {
            feed.place();
            return !feed.state().somethingWaits();
        });
        return feed.state().latest();
    }

    private static void await(BooleanSupplier what) {
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (!what.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it comes true in time").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void what_is_committed_late_is_not_passed_over() throws Exception {
        long begin = placed();
        var written = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var thread = Executors.newSingleThreadExecutor();
        try {
            var slow = thread.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
                queue.put(Actions.due("feed-slow", "east", 1));
                written.countDown();
                waitFor(mayCommit);
            }));
            waitFor(written);
            put(Actions.due("feed-quick", "east", 2));
            long quick = placed();

            assertThat(leads(feed.after(begin, 10))).containsExactly("feed-quick");
            mayCommit.countDown();
            slow.get(60, TimeUnit.SECONDS);
            placed();
            assertThat(leads(feed.after(quick, 10))).containsExactly("feed-slow");
        } finally {
            mayCommit.countDown();
            thread.shutdownNow();
        }
    }

    @Test
    void nothing_is_passed_over_or_told_twice_whatever_the_order_of_commits_and_however_many_give_positions()
            throws Exception {
        int writers = 6;
        int each = 40;
        long begin = placed();
        var threads = Executors.newFixedThreadPool(writers + 2);
        try {
            var running = new ArrayList<Future<?>>();
            for (int writer = 0; writer < writers; writer++) {
                int number = writer;
                running.add(threads.submit(() -> write(number, each)));
            }
            var placing = List.of(threads.submit(placing(running)), threads.submit(placing(running)));
            var told = new ArrayList<QueueEvent>();
            while (told.size() < writers * each) {
                told.addAll(feed.after(begin + told.size(), 17));
                for (var one : running) {
                    if (one.isDone()) {
                        one.get();
                    }
                }
            }
            for (var one : placing) {
                one.get(60, TimeUnit.SECONDS);
            }

            placed();
            assertThat(feed.after(begin + told.size(), 10)).isEmpty();
            assertThat(told).extracting(QueueEvent::position).isSorted().doesNotHaveDuplicates();
            assertThat(told.get(told.size() - 1).position()).isEqualTo(begin + writers * each);
            assertThat(told).extracting(QueueEvent::leadId).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Transactions that stay open for different times, so that they do not commit in the order in which they wrote. */
    private Void write(int writer, int each) {
        var random = new Random(writer);
        for (int i = 0; i < each; i++) {
            var action = Actions.due("feed-" + writer + "-" + i + "-" + System.nanoTime(), "east", i);
            QuarkusTransaction.requiringNew().run(() -> {
                queue.put(action);
                LockSupport.parkNanos(random.nextInt(10_000_000));
            });
        }
        return null;
    }

    private Callable<Void> placing(List<Future<?>> writers) {
        return () -> {
            while (!writers.stream().allMatch(Future::isDone)) {
                feed.place();
            }
            return null;
        };
    }

    @Test
    void a_leads_events_keep_their_order_and_say_what_was_before() {
        long begin = placed();
        put(Actions.due("feed-one", "east", 1));
        put(Actions.due("feed-one", "west", 2));
        put(Actions.due("feed-one", "west", 2));
        QuarkusTransaction.requiringNew().run(() -> queue.remove("feed-one"));
        QuarkusTransaction.requiringNew().run(() -> queue.remove("feed-one"));
        placed();

        var events = feed.after(begin, 10);

        assertThat(events).as("what changes nothing is no event").hasSize(3);
        assertThat(events.get(0).before()).isNull();
        assertThat(events.get(0).after()).isEqualTo(Actions.due("feed-one", "east", 1));
        assertThat(events.get(1).before().team()).isEqualTo("east");
        assertThat(events.get(1).after()).isEqualTo(Actions.due("feed-one", "west", 2));
        assertThat(events.get(2).before().team()).isEqualTo("west");
        assertThat(events.get(2).after()).isNull();
        assertThat(events.get(2).entry()).isNull();
    }

    @Test
    void what_is_rolled_back_was_never_there() {
        long begin = placed();
        QuarkusTransaction.begin();
        queue.put(Actions.due("feed-never", "east", 1));
        QuarkusTransaction.rollback();
        put(Actions.due("feed-after-never", "east", 1));

        assertThat(placed()).isEqualTo(begin + 1);
        assertThat(leads(feed.after(begin, 10))).containsExactly("feed-after-never");
    }

    @Test
    void old_events_are_deleted_from_the_beginning_and_positions_go_on() {
        put(Actions.due("feed-old", "east", 1));
        long old = placed();
        assertThat(feed.isKeptFrom(old - 1)).isTrue();
        assertThat(feed.forget(Instant.parse("2000-01-01T00:00:00Z"))).isFalse();
        assertThat(feed.isKeptFrom(old - 1)).isTrue();

        await(() -> !feed.forget(Instant.parse("2999-01-01T00:00:00Z")));

        assertThat(feed.isKeptFrom(old - 1)).isFalse();
        assertThat(feed.isKeptFrom(old)).as("nothing came after it").isTrue();
        assertThat(feed.isKeptFrom(old + 1)).as("not given yet").isFalse();
        put(Actions.due("feed-old", "east", 2));
        assertThat(placed()).isEqualTo(old + 1);
        assertThat(feed.isKeptFrom(old)).isTrue();
        assertThat(feed.isKeptFrom(old - 1)).isFalse();
    }

    private static List<String> leads(List<QueueEvent> events) {
        return events.stream().map(QueueEvent::leadId).toList();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
