package dev.leadline.rules;

import dev.leadline.kernel.rules.RuleFile;
import dev.leadline.web.Problem;
import dev.leadline.web.ShownText;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rules in force, to be read. No door takes rules: they are code, and come with the server or its operator. */
@Path("/v1/rules")
@Tag(name = "rules", description = "The rules that decide, read only")
public class RulesResource {

    private final RulesInForce rules;

    RulesResource(RulesInForce rules) {
        this.rules = rules;
    }

    /**
     * The rules in force.
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
    @Operation(summary = "The rules in force: their revision, files and names")
    public InForce all() {
        var inForce = rules.get();
        return new InForce(
                inForce.revision(),
                rules.origin(),
                inForce.files().stream().map(RuleFile::name).toList(),
                inForce.ruleNames());
    }

    @GET
    @Path("/{file}")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "One file of rules, as DRL")
    public String one(@PathParam("file") String file) {
        return rules.get().files().stream()
                .filter(each -> each.name().equals(file))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(
                        "There is no file of rules (" + ShownText.of(file) + ").\nMaybe /v1/rules lists it."))
                .drl();
    }
}
