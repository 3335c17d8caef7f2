package dev.leadline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.imports.EventRows;
import dev.leadline.imports.FactLine;
import dev.leadline.imports.RowFacts;
import dev.leadline.imports.mapping.FieldPath;
import dev.leadline.imports.mapping.Mapping;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.RuleFault;
import dev.leadline.leads.BulkFacts;
import dev.leadline.leads.FactTransaction;
import dev.leadline.leads.assessment.FactReceipt;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads events by a mapping, as the import reads rows, and tells the facts that they stand for. */
@ApplicationScoped
class SourceEvents {

    private static final int BATCH = 200;
    private static final int UNAVAILABLE = 503;

    private final BulkFacts facts;
    private final FactTransaction transaction;
    private final ObjectMapper json;

    SourceEvents(BulkFacts facts, FactTransaction transaction, ObjectMapper json) {
        this.facts = facts;
        this.transaction = transaction;
        this.json = json;
    }

    /**
     * A fact of an event.
     *
     * @param line as the bulk door takes it
     * @param fact the same, read; {@code null} when it is refused
     * @param receipt what became of it; {@code null} while it is not told
     */
    record ReadFact(FactLine line, SubmittedFact fact, FactReceipt receipt) {}

    /**
     * An event that was read.
     *
     * @param number its place in the request, the first being 1
     * @param event as it came
     * @param leadId the lead that it is about; {@code null} when that cannot be read
     * @param facts what it tells; none when it could not be read
     * @param errors what is wrong with it
     */
    record ReadEvent(long number, JsonNode event, String leadId, List<ReadFact> facts, List<Invalid.Fault> errors) {

        UnreadEvent unread(long id, Instant receivedAt) {
            return new UnreadEvent(id, receivedAt, leadId, event.toString(), errors);
        }
    }

    /**
     * Reads the events of a request, and tells nothing.
     *
     * @param saidAt when events that do not say so themselves became so
     */
    List<ReadEvent> read(Mapping mapping, JsonNode request, Instant saidAt) {
        try {
            var by = new RowFacts(mapping, saidAt);
            var read = new ArrayList<ReadEvent>();
            for (var event : EventRows.of(mapping.events(), request)) {
                read.add(read(by, read.size() + 1, event));
            }
            return read;
        } catch (Invalid none) {
            return List.of(new ReadEvent(1, request, null, List.of(), none.faults()));
        }
    }

    /** Reads what is in the log: an event, or a request in which no list of events was found. */
    List<ReadEvent> readAgain(Mapping mapping, JsonNode logged, Instant receivedAt) {
        var at = mapping.events().at();
        boolean isRequest = at != null && FieldPath.parse("/at", at).in(logged).isArray();
        return isRequest
                ? read(mapping, logged, receivedAt)
                : List.of(read(new RowFacts(mapping, receivedAt), 1, logged));
    }

    private ReadEvent read(RowFacts by, long number, JsonNode event) {
        var read = new ArrayList<ReadFact>();
        var errors = new ArrayList<Invalid.Fault>();
        var row = EventRows.row(number, event);
        try {
            for (var line : by.of(row)) {
                read.add(read(line, errors));
            }
        } catch (Invalid unreadable) {
            errors.addAll(unreadable.faults());
        }
        return new ReadEvent(number, event, by.findLeadId(row).orElse(null), read, errors);
    }

    private ReadFact read(FactLine line, List<Invalid.Fault> errors) {
        try {
            return new ReadFact(line, facts.read(json.readTree(line.json())), null);
        } catch (IOException | RuntimeException refused) {
            errors.addAll(faults(refused));
            return new ReadFact(line, null, null);
        }
    }

    /**
     * Tells what was read. An event of which a part is wrong tells nothing, for the rest could mislead.
     *
     * @return the same with what became of each fact
     * @throws Problem 503 when facts cannot be kept now; whoever sends the request again loses nothing
     */
    List<ReadEvent> tell(List<ReadEvent> events) {
        var told = new ArrayList<ReadEvent>();
        var batch = new ArrayList<ReadEvent>();
        int size = 0;
        for (var event : events) {
            if (size > 0 && size + event.facts().size() > BATCH) {
                told.addAll(tellBatch(batch));
                batch.clear();
                size = 0;
            }
            batch.add(event);
            size += event.facts().size();
        }
        told.addAll(tellBatch(batch));
        return told;
    }

    private List<ReadEvent> tellBatch(List<ReadEvent> events) {
        var submitted = events.stream()
                .filter(event -> event.errors().isEmpty())
                .flatMap(event -> event.facts().stream().map(ReadFact::fact))
                .toList();
        var receipts = submitted.isEmpty()
                ? List.<FactReceipt>of().iterator()
                : transaction.tellAll(submitted).iterator();
        var told = new ArrayList<ReadEvent>();
        for (var event : events) {
            if (!event.errors().isEmpty()) {
                told.add(event);
                continue;
            }
            var errors = new ArrayList<Invalid.Fault>();
            var facts = new ArrayList<ReadFact>();
            for (var fact : event.facts()) {
                var receipt = receipts.next();
                if (receipt.isRefused()) {
                    errors.addAll(faults(
                            BulkFacts.placed(receipt.refusal(), fact.fact().body())));
                }
                facts.add(new ReadFact(fact.line(), fact.fact(), receipt));
            }
            told.add(new ReadEvent(event.number(), event.event(), event.leadId(), facts, errors));
        }
        return told;
    }

    private static List<Invalid.Fault> faults(Exception refused) {
        var problem = Problems.problemOf(refused);
        if (problem.status() == UNAVAILABLE && !(refused instanceof RuleFault)) {
            throw problem;
        }
        return problem.errors().isEmpty()
                ? List.of(new Invalid.Fault("", null, problem.getMessage()))
                : problem.errors();
    }
}
