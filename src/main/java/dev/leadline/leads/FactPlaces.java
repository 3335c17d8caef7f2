package dev.leadline.leads;

import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Places for those who tell facts, fewer than there are connections. Who waits for a lead holds a connection meanwhile, so
 * facts about one lead have {@value #MOST_OF_A_LEAD} places at most: more of them wait without one, and beyond {@value
 * #MOST_WAITING} they are sent away at once. However hot a lead is, facts about others go through.
 */
@ApplicationScoped
class FactPlaces {

    static final int MOST_OF_A_LEAD = 2;
    static final int MOST_WAITING = 16;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Semaphore places;
    private final ConcurrentHashMap<String, Lane> lanes = new ConcurrentHashMap<>();

    /** The way to one lead; {@code users} have a place or wait for one. */
    private static final class Lane {

        private final Semaphore places = new Semaphore(MOST_OF_A_LEAD, true);
        private int users;
    }

    FactPlaces(@ConfigProperty(name = "leadline.facts.at-once") int atOnce) {
        this.places = new Semaphore(atOnce, true);
    }

    /**
     * Does work that tells facts about leads.
     *
     * @throws Problem 503 when there is no place in time
     */
    <T> T within(Collection<String> leads, Supplier<T> work) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        Deque<Runnable> undone = new ArrayDeque<>();
        try {
            // in one order, so that no two wait for each other
            for (var lead : new TreeSet<>(leads)) {
                var lane = enter(lead);
                undone.push(() -> leave(lead));
                take(lane.places, end, about(lead));
                undone.push(lane.places::release);
            }
            take(places, end, "Too many facts arrive at once");
            undone.push(places::release);
            return work.get();
        } finally {
            undone.forEach(Runnable::run);
        }
    }

    private Lane enter(String lead) {
        return lanes.compute(lead, (id, known) -> {
            var lane = known == null ? new Lane() : known;
            if (lane.users >= MOST_OF_A_LEAD + MOST_WAITING) {
                throw full(about(lead));
            }
            lane.users++;
            return lane;
        });
    }

    private void leave(String lead) {
        lanes.computeIfPresent(lead, (id, lane) -> --lane.users == 0 ? null : lane);
    }

    private static void take(Semaphore places, long end, String what) {
        try {
            if (places.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw full(what);
    }

    private static String about(String lead) {
        return "Too many facts about the lead (" + QuotedText.of(lead) + ") arrive at once";
    }

    private static Problem full(String what) {
        return Problem.unavailable(what + ", so this fact was not stored.\nTry again.", null);
    }
}
