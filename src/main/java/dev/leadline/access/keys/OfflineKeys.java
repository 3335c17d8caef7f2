package dev.leadline.access.keys;

import dev.leadline.access.Actor;
import dev.leadline.database.CannotStart;
import dev.leadline.database.Queries;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Keys for whoever reaches the database, with a server or without: the first one is made so. A running server hears of each change. */
public final class OfflineKeys {

    private final KeyTable table;
    private final InstantSource clock;

    /** @throws CannotStart when no server has made the tables yet */
    public OfflineKeys(Queries queries, InstantSource clock) {
        this.table = new KeyTable(queries);
        this.clock = clock;
        if (!table.exists()) {
            throw new CannotStart(
                    "The database has no table of keys yet.\nStart the server once over it: that makes its"
                            + " tables.");
        }
    }

    /**
     * Makes a key.
     *
     * @param roles as words, such as {@code admin}
     * @param sides the sides for which it consents; empty for none
     * @param policies empty for all
     * @param expires null for never
     * @param limit requests a minute; null for no limit
     * @return the key, which nobody can be shown again
     * @throws dev.leadline.kernel.Invalid when a role is unknown, or it would have expired already
     */
    public String create(
            String name,
            List<String> roles,
            List<String> sides,
            List<String> policies,
            Instant expires,
            Integer limit) {
        var now = clock.instant();
        var wanted =
                new KeyRequest(name, roles, sides, policies.isEmpty() ? null : policies, expires, limit).checked(now);
        var text = KeyText.create(KeyText.newId());
        table.add(wanted, text, KeyMaker.COMMAND, now);
        return text.text();
    }

    /** A line a key, newest first: prefix, state, roles, name. */
    public List<String> lines() {
        var now = clock.instant();
        return table.rows().stream()
                .map(key -> KeyBody.from(key, now))
                .map(key -> "%s  %-7s  %s  %s"
                        .formatted(key.prefix(), key.state(), String.join(",", key.roles()), key.name()))
                .toList();
    }

    /**
     * Revokes a key, also the last one: whoever reaches the database can make another.
     *
     * @param key its id, or how it begins
     * @return whether there is one
     */
    public boolean revoke(String key) {
        var id = key.startsWith(KeyText.BEGIN) ? key.substring(KeyText.BEGIN.length()) : key;
        if (table.find(id).isEmpty()) {
            return false;
        }
        table.revoke(id, Actor.COMMAND.text(), clock.instant());
        return true;
    }
}
