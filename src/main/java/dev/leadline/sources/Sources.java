package dev.leadline.sources;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Precondition;
import dev.leadline.web.problems.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The sources that there are. */
@ApplicationScoped
class Sources {

    private static final int MOST = 100;
    /** Two that make the same source, or the last one that there is room for, do so one after the other. */
    private static final String LOCK = "select cast(pg_advisory_xact_lock(7301300) as text)";

    private static final String SELECT = "select name, mapping, revision, changed_at from source";
    private static final String PUT =
            """
            insert into source (name, mapping, revision, changed_at)
            values (:name, :mapping, nextval('source_revision'), :at)
            on conflict (name) do update
            set mapping = excluded.mapping, revision = excluded.revision, changed_at = excluded.changed_at
            """;

    private final Queries queries;
    private final InstantSource clock;

    Sources(Queries queries, InstantSource clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * A source as it is now.
     *
     * @param isNew whether there was none of that name
     */
    record Put(Source source, boolean isNew) {}

    List<Source> all() {
        return list(SELECT + " order by name", Parameters.none());
    }

    Optional<Source> find(String name) {
        return list(SELECT + " where name = :name", Parameters.of("name", name)).stream()
                .findFirst();
    }

    /** @throws Problem 404 when there is none */
    Source get(String name) {
        return find(name).orElseThrow(() -> missing(name));
    }

    /**
     * Gives a source its mapping, whether there is one or not.
     *
     * @throws Problem 412 or 428 as {@link Precondition#check}; 409 when there are too many
     */
    Put put(String name, String mapping, Precondition seen) {
        return QuarkusTransaction.requiringNew().call(() -> {
            queries.list(LOCK, row -> "");
            var present = find(name);
            check(seen, name, present);
            if (present.isEmpty() && all().size() >= MOST) {
                throw Problem.conflict("There are " + MOST + " sources, the maximum.\nDelete one first.");
            }
            queries.update(
                    PUT, Parameters.of("name", name).and("mapping", mapping).and("at", clock.instant()));
            return new Put(get(name), present.isEmpty());
        });
    }

    /** @throws Problem 404, 412 or 428 */
    void delete(String name, Precondition seen) {
        QuarkusTransaction.requiringNew().run(() -> {
            queries.list(LOCK, row -> "");
            var present = Optional.of(get(name));
            check(seen, name, present);
            queries.update("delete from source where name = :name", Parameters.of("name", name));
        });
    }

    private static void check(Precondition seen, String name, Optional<Source> present) {
        var tags = present.map(Source::tag).stream().toList();
        var lastChange = present.map(each -> "someone at " + each.changedAt()).orElse(null);
        seen.check(new Precondition.Edited("source", name, tags, lastChange), tag -> Optional.empty());
    }

    private static Problem missing(String name) {
        return Problem.notFound("There is no source (" + QuotedText.of(name) + ").\nSee /v1/sources for all names.");
    }

    private List<Source> list(String select, Parameters parameters) {
        return queries.list(
                select,
                parameters,
                row -> new Source(
                        row.getString("name"),
                        row.getString("mapping"),
                        row.getLong("revision"),
                        Queries.instant(row, "changed_at")));
    }
}
