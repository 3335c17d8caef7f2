package dev.leadline.optimisations;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.JsonText;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The analyses that were kept. */
@ApplicationScoped
class Optimisations {

    private static final String INSERT =
            """
            insert into optimisation (name, created_at, created_by, source, leads, result)
            values (:name, :created_at, :created_by, :source, :leads, :result)
            returning id
            """;
    private static final String PAGE =
            """
            select id, name, created_at, created_by, source, leads from optimisation
            where id < :before order by id desc limit :limit
            """;

    private final Queries queries;
    private final ObjectMapper json;

    Optimisations(Queries queries, ObjectMapper json) {
        this.queries = queries;
        this.json = json;
    }

    /** Keeps an analysis and gives it its number. */
    OptimisationBody keep(OptimisationBody made) {
        var values = Parameters.of("name", made.name())
                .and("created_at", made.createdAt())
                .and("created_by", made.createdBy())
                .and("source", made.source())
                .and("leads", made.leads())
                .and("result", JsonText.write(json, made));
        return made.withId(
                queries.first(INSERT, values, row -> row.getLong("id")).orElseThrow());
    }

    /** A page, the newest first: those before {@code before}. */
    List<OptimisationSummary> page(long before, int limit) {
        return queries.list(
                PAGE,
                Parameters.of("before", before).and("limit", limit),
                row -> new OptimisationSummary(
                        row.getLong("id"),
                        row.getString("name"),
                        Queries.instant(row, "created_at"),
                        row.getString("created_by"),
                        OptimisationBody.Source.valueOf(row.getString("source")),
                        row.getLong("leads")));
    }

    /** @throws Problem 404 when there is none */
    OptimisationBody get(String id) {
        return queries.first(
                        "select result from optimisation where id = :id", number(id), row -> row.getString("result"))
                .map(result -> JsonText.read(json, result, OptimisationBody.class))
                .orElseThrow(() -> missing(id))
                .withId(Long.parseLong(id));
    }

    /** @throws Problem 404 when there is none */
    void delete(String id) {
        if (queries.update("delete from optimisation where id = :id", number(id)) == 0) {
            throw missing(id);
        }
    }

    private static Parameters number(String id) {
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw missing(id);
        }
        return Parameters.of("id", Long.parseLong(id));
    }

    private static Problem missing(String id) {
        return Problem.notFound(
                "There is no optimisation (" + QuotedText.of(id) + ").\nSee /v1/optimisations for all.");
    }
}
