package dev.leadline.policies.publications;

import dev.leadline.calendars.publications.CalendarTimeline;
import dev.leadline.policies.source.AuthoredPolicy;
import java.util.List;

/** Policies that show what is prepared of them. */
public final class Watched {

    private Watched() {}

    /** The same policies; what is prepared is added to {@code seen}. */
    public static Policies by(List<PublishedPolicies> seen, Policies policies) {
        return new Policies(null, null, null, null) {
            @Override
            public PublishedPolicies present() {
                return policies.present();
            }

            @Override
            public PublicationHistory latestHistory() {
                return policies.latestHistory();
            }

            @Override
            public void remember(long sequence, AuthoredPolicy policy) {
                policies.remember(sequence, policy);
            }

            @Override
            public PublishedPolicies prepare(CalendarTimeline timeline) {
                seen.add(policies.prepare(timeline));
                return seen.get(seen.size() - 1);
            }

            @Override
            public synchronized void committed(PublishedPolicies next) {
                policies.committed(next);
            }
        };
    }
}
