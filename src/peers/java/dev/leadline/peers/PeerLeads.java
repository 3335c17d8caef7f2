package dev.leadline.peers;

import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Lead;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A hundred leads of a hundred ranks, at every stage of work: nothing done, called, reached, mailed, all done. */
final class PeerLeads {

    private static final Instant RECEIVED = Instant.parse("2016-01-11T15:00:00Z");
    private static final Instant AS_OF = RECEIVED.plusSeconds(3_600);
    private static final int STAGES = 5;

    private PeerLeads() {}

    static List<Facts> hundred() {
        var leads = new ArrayList<Facts>();
        for (int i = 0; i < 100; i++) {
            leads.add(lead(BigDecimal.valueOf(450 + i * 11L % 550, 1), attempts(i % STAGES)));
        }
        return leads;
    }

    private static Facts lead(BigDecimal rank, List<Attempt> attempts) {
        var lead = new Lead("L-1", rank, "MQL", RECEIVED, null, Map.of());
        return new Facts(new AsOf(AS_OF), lead, attempts, List.of(), null);
    }

    private static List<Attempt> attempts(int stage) {
        switch (stage) {
            case 0:
                return List.of();
            case 1:
                return List.of(attempt(1, "PHONE", "NO_ANSWER"));
            case 2:
                return List.of(attempt(1, "PHONE", "WRONG_NUMBER"), attempt(2, "PHONE", "CONNECTED"));
            case 3:
                return List.of(attempt(1, "EMAIL", "SENT"), attempt(2, "EMAIL", "BOUNCED"));
            default:
                return all();
        }
    }

    /** As many as the highest tier asks for. */
    private static List<Attempt> all() {
        var attempts = new ArrayList<Attempt>();
        for (int i = 1; i <= 10; i++) {
            attempts.add(i <= 7 ? attempt(i, "PHONE", "NO_ANSWER") : attempt(i, "EMAIL", "SENT"));
        }
        return attempts;
    }

    private static Attempt attempt(int minute, String channel, String outcome) {
        return new Attempt("a" + minute, channel, RECEIVED.plusSeconds(60L * minute), null, outcome);
    }
}
