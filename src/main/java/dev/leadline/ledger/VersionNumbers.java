package dev.leadline.ledger;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.web.problems.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The number of each combination of versions that decisions are made under. A number never changes its meaning. */
@ApplicationScoped
class VersionNumbers {

    /** More than decide at any time; those that nobody asks for any more are let go of. */
    private static final int MOST = 500;

    private static final String KEEP =
            """
            insert into made_under (policy_version, calendar_id, calendar_version, rules_revision, words)
            values (:policy, :calendar, :calendar_version, :rules, :words) on conflict do nothing
            """;

    /** One that the present transaction has kept may go with it yet. */
    private static final String FIND =
            """
            select number, xmin <> pg_current_xact_id()::xid as settled from made_under
            where (policy_version, calendar_id, calendar_version, rules_revision, words)
                = (:policy, :calendar, :calendar_version, :rules, :words)
            """;

    private static final String READ =
            """
            select policy_version, calendar_id, calendar_version, rules_revision, content
            from made_under join version on version.version = words where number = :number
            """;

    /** Who keeps several new ones does so in this order, so that two never wait for each other. */
    static final Comparator<LedgerEntry> ORDER = Comparator.<LedgerEntry, String>comparing(
                    entry -> entry.texts().explanation().words().version())
            .thenComparing(entry -> entry.versions().policyVersion())
            .thenComparing(entry -> entry.versions().calendarVersion())
            .thenComparing(entry -> entry.versions().rulesRevision());

    private final Queries queries;
    private final Versions versions;
    private final Map<Combination, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, Numbered> known = new ConcurrentHashMap<>();

    VersionNumbers(Queries queries, Versions versions) {
        this.queries = queries;
        this.versions = versions;
    }

    private record Combination(LedgerEntry.MadeUnder versions, String words) {

        static Combination of(LedgerEntry entry) {
            return new Combination(
                    entry.versions(), entry.texts().explanation().words().version());
        }
    }

    /**
     * What a number stands for.
     *
     * @param versions the versions, of which policy they do not say
     * @param words the words of the rows that have the number
     */
    record Numbered(LedgerEntry.MadeUnder versions, LedgerWords words) {

        LedgerEntry.MadeUnder of(String policyId) {
            return new LedgerEntry.MadeUnder(
                    policyId,
                    versions.policyVersion(),
                    versions.calendarId(),
                    versions.calendarVersion(),
                    versions.rulesRevision());
        }
    }

    /** The number for an entry; {@code null} where the database must be asked. */
    Integer findKnown(LedgerEntry entry) {
        return numbers.get(Combination.of(entry));
    }

    /**
     * The number for an entry; a new one is kept at once.
     *
     * @throws Problem 503 when it cannot be kept
     */
    int number(LedgerEntry entry) {
        var known = findKnown(entry);
        if (known != null) {
            return known;
        }
        try {
            return note(entry, QuarkusTransaction.requiringNew().call(() -> keep(entry)));
        } catch (RuntimeException failed) {
            throw Problem.unavailable("The decision could not be recorded, so it is not answered.", failed);
        }
    }

    /**
     * The number for an entry; a new one is kept with the transaction of whoever asks, and goes with it. Another connection for
     * it might never come, when all who have one wait for another.
     */
    int numberWithin(LedgerEntry entry) {
        var known = findKnown(entry);
        if (known != null) {
            return known;
        }
        var kept = keep(entry);
        return kept.settled() ? note(entry, kept) : kept.number();
    }

    private int note(LedgerEntry entry, Kept kept) {
        if (numbers.size() >= MOST) {
            numbers.clear();
        }
        numbers.put(Combination.of(entry), kept.number());
        return kept.number();
    }

    private record Kept(int number, boolean settled) {}

    private Kept keep(LedgerEntry entry) {
        var made = entry.versions();
        var words = entry.texts().explanation().words();
        var parameters = Parameters.of("policy", made.policyVersion())
                .and("calendar", made.calendarId())
                .and("calendar_version", made.calendarVersion())
                .and("rules", made.rulesRevision())
                .and("words", words.version());
        return find(parameters).orElseGet(() -> {
            versions.keep("words", words.version(), made.policyId(), words.content());
            queries.update(KEEP, parameters);
            return find(parameters).orElseThrow();
        });
    }

    private Optional<Kept> find(Parameters parameters) {
        return queries.list(FIND, parameters, row -> new Kept(row.getInt("number"), row.getBoolean("settled"))).stream()
                .findFirst();
    }

    /** What a number stands for. */
    Numbered read(int number) {
        var found = known.get(number);
        return found == null ? add(number) : found;
    }

    private Numbered add(int number) {
        if (known.size() >= MOST) {
            known.clear();
        }
        var read = queries.list(
                        READ,
                        Parameters.of("number", number),
                        row -> new Numbered(
                                new LedgerEntry.MadeUnder(
                                        null,
                                        row.getString("policy_version"),
                                        row.getString("calendar_id"),
                                        row.getString("calendar_version"),
                                        row.getString("rules_revision")),
                                LedgerWords.parse(row.getString("content"))))
                .get(0);
        known.put(number, read);
        return read;
    }
}
