package dev.leadline.access.keys;

import dev.leadline.access.Caller;
import dev.leadline.access.GivenRights;
import dev.leadline.access.SignIns;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;

/** Makes, rotates and revokes keys. What has changed holds here as soon as it is kept; on other replicas, a moment later. */
@ApplicationScoped
class Keys {

    private final KeyTable table;
    private final SignIns signIns;
    private final Caller caller;
    private final InstantSource clock;

    Keys(KeyTable table, SignIns signIns, Caller caller, InstantSource clock) {
        this.table = table;
        this.signIns = signIns;
        this.caller = caller;
        this.clock = clock;
    }

    KeyRow get(String id) {
        return table.find(id)
                .orElseThrow(() -> Problem.notFound(
                        "There is no key (" + QuotedText.of(id) + ").\nSee GET /v1/keys for all of them."));
    }

    /** Nobody gives what they do not have: no role, and no policy. */
    @Transactional
    KeyText create(NewKey wanted) {
        var who = caller.identity();
        GivenRights.refuseBeyondOwn(who, wanted.roles(), wanted.sides(), wanted.policies());
        var text = KeyText.create(KeyText.newId());
        table.add(wanted, text, KeyMaker.of(who), clock.instant());
        return text;
    }

    @Transactional
    KeyText rotate(String id, Duration overlap) {
        table.lock();
        var key = get(id);
        var now = clock.instant();
        if (key.isRevoked() || key.isExpired(now)) {
            throw Problem.conflict("The key " + KeyText.BEGIN + id + " opens nothing any more.\nMake a new one.");
        }
        var text = KeyText.create(id);
        table.rotate(id, text.hash(), now.plus(overlap));
        return text;
    }

    /** The last way in stays open: whoever is locked out could not let themselves in again. */
    @Transactional
    void revoke(String id) {
        table.lock();
        var key = get(id);
        var now = clock.instant();
        boolean isLast = key.letsAdminIn(now)
                && table.rows().stream().noneMatch(other -> !other.id().equals(id) && other.letsAdminIn(now));
        if (isLast && !signIns.letAdminInWithout("key")) {
            throw Problem.conflict("The key " + KeyText.BEGIN + id + " is the last way in for an admin."
                    + "\nMake another key with the role admin first.");
        }
        table.revoke(id, caller.actor().text(), now);
    }
}
