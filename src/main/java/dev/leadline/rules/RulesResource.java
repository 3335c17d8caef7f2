package dev.leadline.rules;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.kernel.rules.RuleFile;
import dev.leadline.kernel.rules.RuleText;
import dev.leadline.kernel.tracking.RulesPublication;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rules, those in force and those before, to be read. No door takes rules: they are code, and come with the server or its operator. */
@Path("/v1/rules")
@Needs(Action.READ_AGREEMENTS)
@Tag(name = "rules", description = "Rules, read only")
public class RulesResource {

    private final RulesInForce rules;
    private final RuleRevisions revisions;

    RulesResource(RulesInForce rules, RuleRevisions revisions) {
        this.rules = rules;
        this.revisions = revisions;
    }

    /**
     * The rules of a revision.
     *
     * @param revision the SHA-256 over all files; it is part of every decision
     * @param origin where they come from
     * @param files the names of their files, to be read at {@code /v1/rules/{file}}
     * @param rules the names of the rules, in the order in which they are written
     */
    @Schema(name = "RulesInForce")
    public record InForce(String revision, String origin, List<String> files, List<String> rules) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getRules",
            summary = "Get the rules in force, or those of a revision, by file",
            description = "Each file with its text.")
    public InForce all(@QueryParam("revision") String revision) {
        var files = revisions.files(revision);
        boolean isInForce = revision == null || revision.equals(rules.get().revision());
        return new InForce(
                isInForce ? rules.get().revision() : revision,
                isInForce ? rules.origin() : origin(revision),
                files.stream().map(RuleFile::name).toList(),
                RuleText.of(files).stream().map(RuleText::name).toList());
    }

    private String origin(String revision) {
        return revisions.lastFirst().stream()
                .filter(each -> each.revision().equals(revision))
                .map(RulesPublication::origin)
                .findFirst()
                .orElse("the database");
    }

    @GET
    @Path("/{file}")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            operationId = "getRuleFile",
            summary = "Get a file of the rules in force, or of a revision, as DRL",
            description = "As DRL, the language of Drools.")
    public String one(@PathParam("file") String file, @QueryParam("revision") String revision) {
        return revisions.files(revision).stream()
                .filter(each -> each.name().equals(file))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(
                        "There is no rule file (" + QuotedText.of(file) + ").\nSee /v1/rules for all files."))
                .drl();
    }
}
