package dev.leadline.search;

import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.access.Needs;
import dev.leadline.web.PageSize;
import dev.leadline.web.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** One search over everything that has a name. */
@Path("/v1/search")
@Needs(Action.READ_AGREEMENTS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search", description = "Search over leads, decisions, policies, rows of tables, owners and teams")
public class SearchResource {

    /** So many of a kind: who wants more of one asks its own list. */
    private static final int MOST_OF_A_KIND = 10;

    private final FoundLeads leads;
    private final FoundDecisions decisions;
    private final FoundPolicies policies;
    private final FoundPeople people;
    private final Caller caller;

    SearchResource(
            FoundLeads leads, FoundDecisions decisions, FoundPolicies policies, FoundPeople people, Caller caller) {
        this.leads = leads;
        this.decisions = decisions;
        this.policies = policies;
        this.people = people;
        this.caller = caller;
    }

    /**
     * What was found, the best first, and of equals by kind.
     *
     * @param items what was found
     * @param next null: there are no more pages
     */
    @Schema(name = "SearchPage")
    record Page(List<HitBody> items, @Schema(nullable = true) String next) {}

    /**
     * Something that was found.
     *
     * @param kind `lead`, `decision`, `policy`, `row` (of a table of a policy in force), `owner` or `team`
     * @param id its id; of a row `policy/table/row`
     * @param title what people call it: of a lead its company or name, where it has one
     * @param sentence what it is, for people
     * @param link where the API answers it
     * @param match `exact` (it is called so), `prefix` (its name begins so) or `words` (it has these words)
     */
    @Schema(name = "SearchHit")
    record HitBody(
            @Schema(enumeration = {"lead", "decision", "policy", "row", "owner", "team"}) String kind,
            String id,
            String title,
            String sentence,
            String link,
            @Schema(enumeration = {"exact", "prefix", "words"}) String match) {

        static HitBody from(Hit hit) {
            return new HitBody(
                    hit.kind().name().toLowerCase(Locale.ROOT),
                    hit.id(),
                    hit.title(),
                    hit.sentence(),
                    hit.link(),
                    hit.match().name().toLowerCase(Locale.ROOT));
        }
    }

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "search",
            summary = "Search leads, decisions, policies, rows, owners and teams",
            description =
                    "Exact names and ids come first, then those that begin so, then what has the words; of each kind at"
                            + " most 10, and of a company that is named in full the last 50 leads. Leads are found by id and by the words of id, source and attributes, so also by company or"
                            + " the domain of a mail address; decisions by id or its first 6 digits or more; rows by name and by the"
                            + " words of their cells. Words of three letters or more, and the last one, also find longer words that"
                            + " begin so; capitals and accents do not matter. What you may not read is not found.")
    public Page search(
            @Parameter(description = "What to search for")
                    @QueryParam("q")
                    @NotNull(message = "must be what to search for")
                    @PlainText
                    String q,
            @Parameter(description = "Entries at most, 1 to 200") @QueryParam("limit") @DefaultValue("50") @PageSize
                    String limit) {
        var question = SoughtText.of(q);
        var found = Stream.of(
                        with(Action.READ_LEADS, () -> leads.find(question, MOST_OF_A_KIND)),
                        with(Action.READ_DECISIONS, () -> decisions.find(question, MOST_OF_A_KIND)),
                        policies.find(question, Hit.Kind.POLICY, MOST_OF_A_KIND),
                        policies.find(question, Hit.Kind.ROW, MOST_OF_A_KIND),
                        with(Action.READ_QUEUE, () -> people.find(question, Hit.Kind.OWNER, MOST_OF_A_KIND)),
                        with(Action.READ_QUEUE, () -> people.find(question, Hit.Kind.TEAM, MOST_OF_A_KIND)))
                .flatMap(List::stream)
                .filter(this::mayBeRead)
                .sorted(Hit.BEST_FIRST)
                .limit(Integer.parseInt(limit))
                .map(HitBody::from)
                .toList();
        return new Page(found, null);
    }

    /** What somebody may not read is left out, and not refused: they search for what they may. */
    private List<Hit> with(Action needed, Supplier<List<Hit>> found) {
        return caller.may(needed) ? found.get() : List.of();
    }

    private boolean mayBeRead(Hit hit) {
        boolean isOfPolicy = hit.kind() == Hit.Kind.POLICY || hit.kind() == Hit.Kind.ROW;
        return !isOfPolicy || caller.identity().mayUse(hit.id().split("/", 2)[0]);
    }
}
