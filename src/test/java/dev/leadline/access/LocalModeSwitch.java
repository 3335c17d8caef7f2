package dev.leadline.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Makes the server of the tests, which is local, one that needs credentials, for as long as a test says. */
@Singleton
public class LocalModeSwitch {

    @Inject
    LocalMode mode;

    public void off() {
        mode.applies = false;
    }

    public void on() {
        mode.applies = true;
    }
}
