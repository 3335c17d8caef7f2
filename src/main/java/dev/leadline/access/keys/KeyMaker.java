package dev.leadline.access.keys;

import dev.leadline.access.Actor;
import dev.leadline.access.Identity;

/**
 * Whoever makes a key.
 *
 * @param text as records keep it
 * @param person the id of the person, as whom the key counts
 */
record KeyMaker(String text, String person) {

    /** All who reach the database by a command are one: nobody proved more. */
    static final KeyMaker COMMAND = new KeyMaker(Actor.COMMAND.text(), Actor.COMMAND.id());

    static KeyMaker of(Identity who) {
        return new KeyMaker(who.actor().text(), who.person().id());
    }
}
