package dev.leadline.access.sessions;

import dev.leadline.access.Identity;
import dev.leadline.access.Role;
import dev.leadline.web.SettableClock;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/** Does to the sessions what another replica would have done. */
@Singleton
public class Replica {

    @Inject
    SessionRing ring;

    @Inject
    SessionTable table;

    @Inject
    SettableClock clock;

    /** @return the cookie of a session that began elsewhere and of which nobody has heard here */
    public String begins(String account) {
        var who = new Identity(Identity.Kind.ACCOUNT, account, account, Set.of(Role.VIEWER), null);
        var text = SessionText.create();
        table.add(text, who, clock.instant(), clock.instant().plusSeconds(3_600));
        return text.text();
    }

    public void ends(String account) {
        table.endAll(new SessionOwner(Identity.Kind.ACCOUNT, account), "another replica", clock.instant());
    }

    public void hears() {
        ring.poll();
    }
}
