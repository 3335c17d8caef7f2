package dev.leadline.rules;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.kernel.rules.RuleText;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves earlier revisions of the rules, and their differences. */
@Path("/v1/rules/revisions")
@Needs(Action.READ_AGREEMENTS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules", description = "Rules, read only")
public class RevisionsResource {

    private final RuleRevisions revisions;

    RevisionsResource(RuleRevisions revisions) {
        this.revisions = revisions;
    }

    /**
     * A time during which a revision was in force.
     *
     * @param revision the SHA-256 over all files
     * @param inForceFrom from when on
     * @param until until when; null when it still is
     * @param origin where it came from
     * @param reason why it came into force
     * @param files how many files it has
     * @param rules how many rules it has
     */
    @Schema(name = "RulesRevision")
    public record RevisionBody(
            String revision,
            Instant inForceFrom,
            @Schema(nullable = true) Instant until,
            String origin,
            String reason,
            int files,
            int rules) {}

    /**
     * Revisions, the last one first.
     *
     * @param items all of them
     * @param next null: there is one page
     */
    @Schema(name = "RulesRevisionPage")
    public record Page(List<RevisionBody> items, @Schema(nullable = true) String next) {}

    /**
     * A rule as it was written.
     *
     * @param name its name
     * @param file its file
     * @param line the line on which it begins, from 1
     * @param text its text
     */
    @Schema(name = "RuleText")
    public record RuleBody(String name, String file, int line, String text) {

        static RuleBody from(RuleText rule) {
            return new RuleBody(rule.name(), rule.file(), rule.line(), rule.text());
        }
    }

    /**
     * A rule whose text is another.
     *
     * @param name the name of the rule
     * @param before its text before
     * @param after its text afterwards
     */
    @Schema(name = "ChangedRule")
    public record ChangedBody(String name, RuleBody before, RuleBody after) {}

    /**
     * The difference between two revisions.
     *
     * @param revision the later one
     * @param with the one that it is compared with
     * @param added rules that only {@code revision} has
     * @param removed rules that only {@code with} has
     * @param changed rules that both have, with another text
     */
    @Schema(name = "RulesDifference")
    public record DifferenceBody(
            String revision, String with, List<RuleBody> added, List<RuleBody> removed, List<ChangedBody> changed) {}

    @GET
    @Operation(
            operationId = "listRuleRevisions",
            summary = "List the revisions of the rules that came into force, newest first",
            description = "The first is in force now.")
    public Page all() {
        var items = new ArrayList<RevisionBody>();
        Instant until = null;
        for (var each : revisions.lastFirst()) {
            items.add(new RevisionBody(
                    each.revision(),
                    each.inForceFrom(),
                    until,
                    each.origin(),
                    each.reason(),
                    revisions.files(each.revision()).size(),
                    revisions.texts(each.revision()).size()));
            until = each.inForceFrom();
        }
        return new Page(items, null);
    }

    @GET
    @Path("/{revision}/diff")
    @Operation(
            operationId = "compareRuleRevisions",
            summary = "Compare two revisions rule by rule, with both texts",
            description = "Rules that were added, removed or changed, with both texts.")
    public DifferenceBody difference(@PathParam("revision") String revision, @QueryParam("with") String with) {
        if (with == null || with.isEmpty()) {
            throw Problem.badRequest("The query parameter `with` is missing.\nUse the revision to compare with.");
        }
        var changes = RuleChanges.between(revisions.texts(with), revisions.texts(revision));
        return new DifferenceBody(
                revision,
                with,
                changes.added().stream().map(RuleBody::from).toList(),
                changes.removed().stream().map(RuleBody::from).toList(),
                changes.changed().stream()
                        .map(each -> new ChangedBody(
                                each.after().name(), RuleBody.from(each.before()), RuleBody.from(each.after())))
                        .toList());
    }

    @GET
    @Path("/{revision}/rules/{name:.+}")
    @Operation(
            operationId = "getRule",
            summary = "Get the text of a rule of a revision; firings link here",
            description = "Rules have no ids; a revision and the name of a rule are its address for ever.")
    public RuleBody rule(@PathParam("revision") String revision, @PathParam("name") String name) {
        return revisions.texts(revision).stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .map(RuleBody::from)
                .orElseThrow(() -> Problem.notFound("The revision (" + QuotedText.of(revision) + ") has no rule ("
                        + QuotedText.of(name) + ").\nSee /v1/rules?revision=" + QuotedText.of(revision)
                        + " for its rules."));
    }
}
