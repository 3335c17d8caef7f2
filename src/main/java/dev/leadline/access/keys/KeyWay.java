package dev.leadline.access.keys;

import dev.leadline.access.SignInWay;
import jakarta.inject.Singleton;

/** Keys as a way to be known. They are for programs, so a server for one machine may have some and still take its owner as local. */
@Singleton
final class KeyWay implements SignInWay {

    private final KeyRing ring;

    KeyWay(KeyRing ring) {
        this.ring = ring;
    }

    @Override
    public String word() {
        return "key";
    }

    /** As all replicas know it. */
    @Override
    public boolean letsAdminIn() {
        ring.refresh();
        return ring.letsAdminIn();
    }

    @Override
    public boolean rulesOutLocal() {
        return false;
    }
}
