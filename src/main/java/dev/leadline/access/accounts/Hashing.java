package dev.leadline.access.accounts;

import dev.leadline.access.Throttled;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Hashes passwords, two at once: each takes memory and a core, which the server's other work needs as well. */
@Singleton
final class Hashing {

    private static final int AT_ONCE = 2;

    /** Less than a second's worth. */
    private static final int MOST_WAITING = 16;

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    PasswordHash hash(Password password) {
        return within(() -> PasswordHash.of(password));
    }

    boolean isRight(PasswordHash kept, Password sent) {
        return within(() -> kept.isOf(sent));
    }

    /** @throws Throttled when too many wait already */
    <T> T within(Supplier<T> work) {
        if (places.getQueueLength() >= MOST_WAITING) {
            throw new Throttled("Many people sign in just now.\nTry again after the seconds in Retry-After.", 1);
        }
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
