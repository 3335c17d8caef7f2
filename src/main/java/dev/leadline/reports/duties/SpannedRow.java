package dev.leadline.reports.duties;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.leadline.database.Parameters;
import dev.leadline.kernel.duty.Circumstances;
import dev.leadline.kernel.duty.Duty;
import dev.leadline.kernel.duty.LeadCycle;
import dev.leadline.kernel.duty.Span;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A duty or a cycle as it is kept.
 *
 * @param key what it is of
 * @param values what is known, as texts in the order of the columns of its table
 * @param knownUntil {@code null} while it is known
 * @param decisionId the decision that says so; {@code null} for none, and for a cycle
 * @param fingerprint tells whether another row says the same
 */
record SpannedRow(
        KnownRow.Key key,
        List<String> values,
        Instant knownFrom,
        Instant knownUntil,
        UUID decisionId,
        long fingerprint) {

    static SpannedRow ofDuty(Span<Duty> span, UUID decisionId) {
        var duty = span.row();
        var key = new KnownRow.Key(duty.leadId(), duty.cycle(), duty.kind());
        return of(key, columns(duty, duty.of()).texts(SpannedTable.DUTY.columns()), span, decisionId);
    }

    static SpannedRow ofCycle(Span<LeadCycle> span) {
        var cycle = span.row();
        var key = new KnownRow.Key(cycle.leadId(), cycle.cycle(), null);
        var required = JsonNodeFactory.instance.objectNode();
        cycle.required().forEach(required::put);
        var columns = columns(cycle, cycle.of()).and("required", required);
        return of(key, columns.texts(SpannedTable.CYCLE.columns()), span, null);
    }

    private static SpannedRow of(KnownRow.Key key, List<String> values, Span<?> span, UUID decisionId) {
        return new SpannedRow(key, values, span.knownFrom(), span.knownUntil(), decisionId, fingerprint(values));
    }

    private static Parameters columns(Record row, Circumstances of) {
        var attributes = JsonNodeFactory.instance.objectNode();
        of.attributes().forEach(attributes::put);
        return Parameters.of(row).and("attributes", attributes);
    }

    /** The same in the place of what was known before, by whose decision it stands where none is its own. */
    SpannedRow after(KnownRow before) {
        var from = before.knownFrom().isAfter(knownFrom) ? before.knownFrom() : knownFrom;
        var decision = decisionId == null ? before.decisionId() : decisionId;
        return new SpannedRow(key, values, from, knownUntil, decision, fingerprint);
    }

    /** No value has the character between them, and none is like null. */
    private static long fingerprint(List<String> values) {
        var all = new StringBuilder();
        values.forEach(value -> all.append(value == null ? "" : "=" + value).append('\0'));
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(digest.digest(all.toString().getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The whole row, in the order of {@link SpannedTable#all}. */
    List<String> texts() {
        var all = new ArrayList<String>(values.size() + 7);
        all.add(key.leadId());
        all.add(String.valueOf(key.cycle()));
        if (key.isDuty()) {
            all.add(key.kind());
            all.add(decisionId == null ? null : decisionId.toString());
        }
        all.add(knownFrom.toString());
        all.add(knownUntil == null ? "infinity" : knownUntil.toString());
        all.add(String.valueOf(fingerprint));
        all.addAll(values);
        return all;
    }
}
