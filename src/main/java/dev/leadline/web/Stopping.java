package dev.leadline.web;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Whether the server has been told to stop. Work in the background then begins nothing more; another replica does it. */
@Singleton
public class Stopping {

    private volatile boolean isBegun;

    void begin(@Observes @Priority(1) ShutdownDelayInitiatedEvent told, Scheduler scheduler) {
        isBegun = true;
        scheduler.pause();
    }

    public boolean isBegun() {
        return isBegun;
    }
}
