package dev.leadline.whatifs;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.leads.store.OpenLeads;
import dev.leadline.policies.publications.Policies;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Counts the leads that are being worked by the version of the policy that they follow. */
@Path("/v1/policies/{id}/open-leads")
@Produces(MediaType.APPLICATION_JSON)
@Needs(value = Action.READ_AGREEMENTS, policy = "id")
@Tag(name = "leads", description = "Tracked leads: their facts, obligations and next actions")
public class OpenLeadsResource {

    private final OpenLeads leads;
    private final Policies policies;

    OpenLeadsResource(OpenLeads leads, Policies policies) {
        this.leads = leads;
        this.policies = policies;
    }

    /**
     * Open leads that follow one version of a policy.
     *
     * @param version the version, as in the publications of the policy
     * @param leads how many open leads were decided by it last
     */
    @Schema(name = "OpenLeadsOfVersion")
    record OfVersionBody(String version, long leads) {

        static OfVersionBody from(OpenLeads.OfVersion counted) {
            return new OfVersionBody(counted.version(), counted.leads());
        }
    }

    /**
     * The open leads of a policy by version.
     *
     * @param items the versions that some open lead follows, most leads first
     * @param next null: there are no more pages
     */
    @Schema(name = "OpenLeadsPage")
    record Page(List<OfVersionBody> items, @Schema(nullable = true) String next) {}

    @GET
    @Operation(
            operationId = "countOpenLeadsByVersion",
            summary = "Count the open leads of a policy by the version that they follow",
            description = "A lead follows the version that holds for it by the transitions of the publications; after a"
                    + " publication with `new-leads` the leads that were being worked follow the version before.")
    public Page count(@PathParam("id") String id) {
        policies.checkKnown(id);
        return new Page(leads.byVersion(id).stream().map(OfVersionBody::from).toList(), null);
    }
}
