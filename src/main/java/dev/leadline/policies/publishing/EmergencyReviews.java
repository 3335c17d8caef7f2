package dev.leadline.policies.publishing;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.kernel.approval.Person;
import dev.leadline.policies.publications.Publication;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What others said afterwards of publications that were made in an emergency. */
@ApplicationScoped
public class EmergencyReviews {

    private static final String ADD =
            """
            insert into publication_review (publication, person, reviewed_by, reviewed_at, note)
            values (:publication, :person, :by, :at, :note) on conflict do nothing
            """;

    private static final String OF =
            """
            select publication, reviewed_by, reviewed_at, note from publication_review
            where publication = any (cast(:publications as bigint[]))
            """;

    private final Queries queries;
    private final InstantSource clock;

    EmergencyReviews(Queries queries, InstantSource clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * That somebody reviewed a publication.
     *
     * @param note what they found
     */
    public record Review(long publication, String by, Instant at, String note) {

        private static Review read(ResultSet row) throws SQLException {
            return new Review(
                    row.getLong("publication"),
                    row.getString("reviewed_by"),
                    Queries.instant(row, "reviewed_at"),
                    row.getString("note"));
        }
    }

    /** The reviews of publications, by the number of each; those that nobody reviewed are not there. */
    public Map<Long, Review> of(Collection<Publication> publications) {
        var numbers = publications.stream()
                .filter(Publication::isEmergency)
                .map(each -> String.valueOf(each.sequence()))
                .toList();
        return numbers.isEmpty()
                ? Map.of()
                : queries.list(OF, Parameters.of("publications", numbers), Review::read).stream()
                        .collect(Collectors.toMap(Review::publication, Function.identity()));
    }

    /** Why a person may not review a publication that nobody reviewed yet; empty when they may. */
    public static Optional<String> objectionTo(Person person, Publication publication) {
        return person.id().equals(publication.approval().emergency())
                ? Optional.of("You published it yourself.\nSomebody else must review it.")
                : Optional.empty();
    }

    /**
     * Keeps what somebody found, once and for good.
     *
     * @throws Problem 403 for whoever published it; 409 when it was no emergency, or was reviewed before
     */
    public void add(Publication publication, Person person, String by, String note) {
        if (!publication.isEmergency()) {
            throw Problem.conflict(
                    "Publication " + publication.sequence() + " was not made in an emergency, and needs no review.");
        }
        objectionTo(person, publication).ifPresent(objection -> {
            throw new Problem(ProblemType.FORBIDDEN, objection, List.of());
        });
        int added = queries.update(
                ADD,
                Parameters.of("publication", publication.sequence())
                        .and("person", person.id())
                        .and("by", by)
                        .and("at", clock.instant())
                        .and("note", note));
        if (added == 0) {
            var first = of(List.of(publication)).get(publication.sequence());
            throw Problem.conflict("Publication " + publication.sequence() + " was reviewed by " + first.by() + " at "
                    + first.at() + " already.");
        }
    }
}
