package dev.leadline.decisions;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.access.Access;
import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.access.Identity;
import dev.leadline.access.Matter;
import dev.leadline.ledger.IdempotencyKey;
import dev.leadline.ledger.Ledger;
import dev.leadline.ledger.LedgerEntry;
import dev.leadline.web.guards.JsonReading;
import dev.leadline.web.json.Canonical;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/**
 * Answers requests for one decision. What is usual is decided on the event loop: it takes less than handing it to another thread
 * would, and nobody waits for the ledger. What is large, or needs the database, goes to a thread that may wait.
 */
@Singleton
class DecisionAnswers {

    /** Larger ones take milliseconds, which other requests of the same event loop would wait for. */
    private static final int LARGEST_BODY = 50_000;

    private static final int MOST_ATTEMPTS = 200;

    private final Decisions decisions;
    private final DecisionTexts texts;
    private final Ledger ledger;
    private final ObjectMapper json;
    private final Validator validator;

    @Inject
    Caller caller;

    DecisionAnswers(Decisions decisions, DecisionTexts texts, Ledger ledger, ObjectMapper json, Validator validator) {
        this.decisions = decisions;
        this.texts = texts;
        this.ledger = ledger;
        this.json = json;
        this.validator = validator;
    }

    /**
     * Answers a request, once its decision is recorded where that is wanted.
     *
     * @param body all of it, in memory
     * @throws IOException when it is not the JSON of a request
     */
    Uni<Response> to(InputStream body, DecisionParameters asked) throws IOException {
        if (body.available() > LARGEST_BODY) {
            return elsewhere(() -> answer(read(body), asked));
        }
        var request = read(body);
        return request.attempts().size() > MOST_ATTEMPTS
                ? elsewhere(() -> answer(request, asked))
                : answer(request, asked);
    }

    private interface Answering {
        Uni<Response> answer() throws IOException;
    }

    /** On a thread that may wait, for the same request and whoever asks. */
    private static Uni<Response> elsewhere(Answering work) {
        return VertxContextSupport.executeBlocking(work::answer).flatMap(answer -> answer);
    }

    private DecisionRequest read(InputStream body) throws IOException {
        return JsonReading.told(() -> json.readValue(body, DecisionRequest.class));
    }

    private Uni<Response> answer(DecisionRequest request, DecisionParameters asked) {
        RequestCheck.check(request, asked, validator);
        if (!asked.isRecorded()) {
            var text = texts.unrecorded(decisions.decide(request), asked.isExplained());
            return Uni.createFrom().item(Response.ok(text).build());
        }
        return asked.idempotencyKey() == null
                ? recorded(texts.entry(decisions.decide(request)), asked)
                : keyed(request, asked);
    }

    /** What was decided under the key before is the answer also when it could not be decided any more. */
    private Uni<Response> keyed(DecisionRequest request, DecisionParameters asked) {
        var key = new IdempotencyKey(asked.idempotencyKey(), Canonical.sha256(Canonical.json(request.normal())));
        var who = caller.identity();
        LedgerEntry entry;
        try {
            entry = texts.entry(decisions.decide(request));
        } catch (RuntimeException undecided) {
            if (undecided instanceof Problem problem && problem.type() == ProblemType.FORBIDDEN) {
                throw undecided;
            }
            return VertxContextSupport.executeBlocking(
                    () -> again(ledger.findAnswered(key).orElseThrow(() -> undecided), who, asked));
        }
        var answer = created(entry, asked);
        return Uni.createFrom()
                .completionStage(ledger.append(entry, key))
                .map(kept -> kept == entry ? answer : again(kept, who, asked));
    }

    /** The answer of before, unless its policy is one that whoever asks may not use. */
    private Response again(LedgerEntry answered, Identity who, DecisionParameters asked) {
        Access.demand(who, Action.DECIDE, Matter.policy(answered.versions().policyId()));
        return created(answered, asked);
    }

    private Uni<Response> recorded(LedgerEntry entry, DecisionParameters asked) {
        var answer = created(entry, asked);
        return Uni.createFrom().completionStage(ledger.append(entry)).map(kept -> answer);
    }

    private Response created(LedgerEntry entry, DecisionParameters asked) {
        return Response.ok(texts.answer(entry, asked.isExplained()))
                .header("Content-Location", "/v1/decisions/" + entry.id())
                .build();
    }
}
