package dev.leadline.kernel.policy;

import java.util.List;

/** One sentence for each row of a policy's tables. */
final class RowSentences {

    private final Policy policy;
    private final Phrases phrases;

    RowSentences(Policy policy) {
        this.policy = policy;
        this.phrases = new Phrases(policy);
    }

    String of(TableKind kind, Row row) {
        switch (kind) {
            case RANK_TIERS:
                return tier(row);
            case ATTEMPTS:
                return phrases.leads(row.get("tier")) + among(kind, row) + ": " + phrases.attempts(row) + ".";
            case DEADLINES:
                return phrases.leads(row.get("tier")) + among(kind, row) + ": " + Phrases.deadlines(row) + ".";
            case ATTEMPT_OUTCOMES:
                return outcome(row);
            default:
                throw new IllegalStateException("No sentence for a row of " + kind.tableName());
        }
    }

    private String tier(Row row) {
        var leads = "Leads " + Phrases.band(row) + phrases.segment(TableKind.RANK_TIERS, row);
        return row.get("handling") == Handling.NURTURE
                ? leads + " are held back by " + row.get("responsible") + " and nurtured."
                : leads + " are in tier " + row.get("tier") + ", worked by " + row.get("responsible") + ".";
    }

    /** The segment of the leads just named that a row is for. */
    private String among(TableKind kind, Row row) {
        var segment = phrases.segment(kind, row);
        return segment.isEmpty() ? "" : ", those" + segment;
    }

    private String outcome(Row row) {
        boolean counts = row.get("counts");
        boolean reached = row.get("reached");
        var worth = counts ? "counts" : "does not count";
        return Phrases.capital(attempt(row)) + " " + worth
                + (reached ? (counts ? ", and" : ", but") + " the lead was reached." : ".");
    }

    private String attempt(Row row) {
        String channel = row.get("channel");
        if (row.get("outcome") != null) {
            return ChannelWords.one(channel) + " with the outcome " + row.get("outcome");
        }
        return (isLeftOver(row, channel) ? "any other " : "any ") + ChannelWords.noun(channel);
    }

    /** Whether an earlier row speaks of some of these attempts, so that this one is for the others. */
    private boolean isLeftOver(Row row, String channel) {
        List<Row> rows = policy.tables().get(TableKind.ATTEMPT_OUTCOMES).rows();
        return rows.stream()
                .takeWhile(earlier -> earlier != row)
                .anyMatch(earlier ->
                        channel == null || earlier.get("channel") == null || channel.equals(earlier.get("channel")));
    }
}
