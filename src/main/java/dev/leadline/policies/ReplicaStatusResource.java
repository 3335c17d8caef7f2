package dev.leadline.policies;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publishing.FolderSource;
import dev.leadline.rules.RulesInForce;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves the versions that this server uses, among the replicas. */
@Path("/v1/serving")
@Needs(Action.READ_AGREEMENTS)
@Tag(name = "serving", description = "The versions that this replica uses")
public class ReplicaStatusResource {

    private final Policies policies;
    private final FolderSource folder;
    private final RulesInForce rules;

    ReplicaStatusResource(Policies policies, FolderSource folder, RulesInForce rules) {
        this.rules = rules;
        this.policies = policies;
        this.folder = folder;
    }

    /**
     * The versions that a replica uses.
     *
     * @param publication the latest publication that it knows of
     * @param rules the revision of its rules
     * @param policies the version of each policy in force
     * @param calendars the version of each calendar in force
     * @param folder its folder of policies
     * @param rulesFolder its folder of rules
     */
    @Schema(name = "Serving")
    record Serving(
            long publication,
            String rules,
            Map<String, String> policies,
            Map<String, String> calendars,
            Folder folder,
            RulesFolder rulesFolder) {}

    /**
     * The folder of rules as a source.
     *
     * @param origin where it is
     * @param rejected why what it holds now is not in force, with file, rule, case and difference; null when it is
     */
    @Schema(name = "RulesFolder")
    record RulesFolder(String origin, @Schema(nullable = true) String rejected) {}

    /**
     * A folder of policies as a source.
     *
     * @param origin where it is
     * @param rejected why what it holds now was not taken over; null when it was
     */
    @Schema(name = "PolicyFolder")
    record Folder(String origin, @Schema(nullable = true) String rejected) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getServing",
            summary = "Get the versions that this replica uses, and the state of its policies folder",
            description =
                    "Several replicas may take a moment to serve the same publication; here each says what it serves.")
    public Serving serving() {
        var inForce = policies.inForce();
        var calendars = new TreeMap<String, String>();
        inForce.calendars().forEach(calendar -> calendars.put(calendar.id(), calendar.version()));
        var versions = inForce.all().stream()
                .collect(Collectors.toMap(
                        policy -> policy.terms().id(), ResolvedPolicy::version, (one, other) -> one, TreeMap::new));
        return new Serving(
                policies.history().latest(),
                inForce.rules().revision(),
                versions,
                calendars,
                new Folder(folder.origin(), folder.findRejected().orElse(null)),
                new RulesFolder(rules.origin(), rules.findRejected().orElse(null)));
    }
}
