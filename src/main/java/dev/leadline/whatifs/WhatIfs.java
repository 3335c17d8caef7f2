package dev.leadline.whatifs;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.web.json.JsonText;
import dev.leadline.web.problems.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The what-ifs of all replicas, as the database has them. Each is written by the replica that runs it, or called off. */
@ApplicationScoped
class WhatIfs {

    private final EntityManager database;
    private final Plans plans;
    private final ObjectMapper json;
    private final InstantSource clock;

    WhatIfs(EntityManager database, Plans plans, ObjectMapper json, InstantSource clock) {
        this.database = database;
        this.plans = plans;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps a what-if that begins now. */
    WhatIfBody begin(Plan plan, String by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var stored = new StoredWhatIf();
            stored.policyId = plan.policyId();
            stored.asked = JsonText.write(json, plan.asked());
            stored.askedBy = by;
            stored.startedAt = plan.at();
            stored.state = State.RUNNING;
            stored.heartbeat = clock.instant();
            stored.persistAndFlush();
            return inList(stored);
        });
    }

    /** A page of a policy's, the newest first: those before {@code before}, without their results. */
    List<WhatIfBody> of(String policyId, long before, int limit) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> StoredWhatIf.<StoredWhatIf>find(
                                "policyId = ?1 and id < ?2 order by id desc", policyId, before)
                        .page(0, limit)
                        .stream()
                        .map(this::inList)
                        .toList());
    }

    /** One with its result. */
    Optional<WhatIfBody> find(String policyId, long id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> stored(policyId, id).map(this::whole));
    }

    /** One as it is kept. */
    Optional<StoredWhatIf> findStored(String policyId, long id) {
        return QuarkusTransaction.joiningExisting().call(() -> stored(policyId, id));
    }

    /** What was asked. */
    WhatIfParameters asked(StoredWhatIf stored) {
        return JsonText.read(json, stored.asked, WhatIfParameters.class);
    }

    private static Optional<StoredWhatIf> stored(String policyId, long id) {
        return StoredWhatIf.<StoredWhatIf>findByIdOptional(id).filter(stored -> stored.policyId.equals(policyId));
    }

    private String result(long id) {
        return (String) database.createNativeQuery("select result from what_if where id = ?1", String.class)
                .setParameter(1, id)
                .getSingleResult();
    }

    /**
     * Says that it is still run, and how far it is.
     *
     * @param inAll the number of leads; {@code null} while it is not known
     * @return whether to go on: it was not called off
     */
    boolean beat(long id, long done, Long inAll) {
        return 1
                == update(
                        "update what_if set heartbeat = ?2, leads_done = ?3, leads_in_all = cast(?4 as bigint)"
                                + " where id = ?1 and state = 'RUNNING'",
                        id,
                        clock.instant(),
                        done,
                        inAll == null ? null : inAll.toString());
    }

    /**
     * Keeps the result, unless it was called off meanwhile.
     *
     * @param listsOpen whether the open leads that change are listed
     * @param listsClosed whether the closed ones are
     */
    void done(long id, WhatIfResult result, boolean listsOpen, boolean listsClosed) {
        update(
                "update what_if set state = 'DONE', ended_at = ?2, heartbeat = ?2, leads_done = ?3, leads_in_all = ?3,"
                        + " result = ?4, lists_open = ?5, lists_closed = ?6 where id = ?1 and state = 'RUNNING'",
                id,
                clock.instant(),
                result.leads(),
                JsonText.write(json, result),
                listsOpen,
                listsClosed);
    }

    /** Says why there will be no result, unless it was called off meanwhile. */
    void ended(long id, State state, String failure) {
        update(
                "update what_if set state = ?3, ended_at = ?2, failure = cast(?4 as text)"
                        + " where id = ?1 and state = 'RUNNING'",
                id,
                clock.instant(),
                state.name(),
                failure);
    }

    /**
     * Calls it off: whichever replica runs it finds out at its next beat.
     *
     * @return empty without such a what-if
     * @throws Problem 409 when it has ended in another way
     */
    Optional<State> cancel(String policyId, long id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            callOff(policyId, id);
            var state = stored(policyId, id).map(stored -> stored.state);
            if (state.isPresent() && state.get() != State.CANCELLED) {
                throw Problem.conflict("The what-if (" + id + ") has already ended: it is " + state.get() + ".");
            }
            return state;
        });
    }

    private void callOff(String policyId, long id) {
        update(
                "update what_if set state = 'CANCELLED', ended_at = ?2 where id = ?1 and state = 'RUNNING'"
                        + " and policy_id = ?3",
                id,
                clock.instant(),
                policyId);
    }

    private int update(String statement, Object... values) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var update = database.createNativeQuery(statement);
            for (int i = 0; i < values.length; i++) {
                update.setParameter(i + 1, values[i]);
            }
            return update.executeUpdate();
        });
    }

    private WhatIfBody inList(StoredWhatIf stored) {
        return WhatIfBody.from(stored, asked(stored), clock.instant());
    }

    private WhatIfBody whole(StoredWhatIf stored) {
        var asked = asked(stored);
        var present = plans.basisNow(stored.policyId, asked.edition().edition());
        return WhatIfBody.from(stored, asked, present, clock.instant(), result(stored.id));
    }
}
