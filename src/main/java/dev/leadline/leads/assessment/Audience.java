package dev.leadline.leads.assessment;

import dev.leadline.actions.Queue;
import dev.leadline.kernel.tracking.Notices.Noticed;

/** To whom the alerts go that a request leads to. */
public enum Audience {
    /** Those whom the policy names. */
    EVERYONE {
        @Override
        Noticed limit(Noticed noticed) {
            return noticed;
        }
    },
    /** Nobody: what is told is history. The alerts are kept, and say so. */
    NOBODY {
        @Override
        Noticed limit(Noticed noticed) {
            return noticed.toldToNobody("The facts were sent with `alerts=none`.");
        }
    },
    /** Nobody, nobody who subscribed, and no metric: what is told is made up. No alert is kept. */
    OF_SAMPLE {
        @Override
        Noticed limit(Noticed noticed) {
            return noticed.withoutAlert();
        }
    };

    abstract Noticed limit(Noticed noticed);

    /** Who hears of changes of next actions. */
    Queue.Hearers ofQueue() {
        return isOfRealLeads() ? Queue.Hearers.SUBSCRIBERS : Queue.Hearers.NOBODY;
    }

    /** Returns whether what is told is about real leads. */
    boolean isOfRealLeads() {
        return this != OF_SAMPLE;
    }
}
