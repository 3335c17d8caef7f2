package dev.leadline.access;

import dev.leadline.database.CannotStart;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Says at the start who is let in, and refuses to start a server that would let in nobody. */
@Singleton
final class StartCheck {

    private static final Logger LOG = Logger.getLogger(StartCheck.class);

    /** After the ways to sign in have read what they need, and before anything works on its own. */
    void check(@Observes @Priority(20) StartupEvent start, LocalMode local, SignIns signIns) {
        if (local.applies()) {
            LOG.info("Local mode: requests of this machine need no credentials and may do everything");
            return;
        }
        if (!signIns.letAdminIn()) {
            throw new CannotStart("Nobody could sign in: requests need credentials, because " + local.reason()
                    + ", and no key or account has the role admin."
                    + "\nMake one with the command `accounts create --name NAME --role admin`, or `keys create --name"
                    + " admin --role admin`, under the same settings.");
        }
        LOG.infof("Requests need credentials, because %s", local.reason());
    }
}
