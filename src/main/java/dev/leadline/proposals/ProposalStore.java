package dev.leadline.proposals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.kernel.approval.Approvals;
import dev.leadline.kernel.approval.Deliberation;
import dev.leadline.kernel.approval.Deliberation.State;
import dev.leadline.kernel.approval.Person;
import dev.leadline.web.json.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every statement on proposals. */
@ApplicationScoped
class ProposalStore {

    private static final String SELECT =
            """
            select number, policy_id, asked, tag, needed, editors, proposer, proposed_by, proposed_at, state, closed_by,
              closed_at, closed_reason, publication
            from proposal
            """;
    private static final String ADD =
            """
            insert into proposal (policy_id, asked, draft, tag, needed, editors, proposer, proposed_by, proposed_at, state)
            values (:policy_id, :asked, :draft, :tag, :needed, :editors, :proposer, :by, :at, 'OPEN')
            returning number
            """;
    private static final String PAGE = SELECT
            + """
            where number < :before
              and (cast(:policies as text[]) is null or policy_id = any (cast(:policies as text[])))
              and (cast(:state as text) is null or state = :state)
            order by number desc limit :most
            """;
    private static final String CONSENTS =
            """
            select proposal, person, given_by, given_at, sides from proposal_consent
            where proposal = any (cast(:numbers as bigint[])) order by given_at, person
            """;
    private static final String CONSENT =
            """
            insert into proposal_consent (proposal, person, given_by, given_at, sides)
            values (:number, :person, :by, :at, :sides)
            """;
    private static final String CLOSE =
            """
            update proposal set state = :state, closed_by = :by, closed_at = :at, closed_reason = :reason,
              publication = :publication
            where state = 'OPEN'
            """;

    private final Queries queries;
    private final ObjectMapper json;

    ProposalStore(Queries queries, ObjectMapper json) {
        this.queries = queries;
        this.json = json;
    }

    long add(String policyId, ProposalRequest asked, String tag, Deliberation begun, Proposal.Act proposed) {
        var row = Parameters.of("policy_id", policyId)
                .and("asked", JsonText.write(json, asked))
                .and("draft", asked.draft())
                .and("tag", tag)
                .and("needed", JsonText.write(json, begun.needed()))
                .and("editors", begun.editors())
                .and("proposer", begun.proposer())
                .and("by", proposed.by())
                .and("at", proposed.at());
        return queries.first(ADD, row, added -> added.getLong("number")).orElseThrow();
    }

    Optional<Proposal> find(String policyId, long number) {
        return found(
                        SELECT + " where number = :number and policy_id = :policy_id",
                        Parameters.of("number", number).and("policy_id", policyId))
                .stream()
                .findFirst();
    }

    /** The same, locked until the present transaction ends. */
    Optional<Proposal> lock(String policyId, long number) {
        return found(
                        SELECT + " where number = :number and policy_id = :policy_id for update",
                        Parameters.of("number", number).and("policy_id", policyId))
                .stream()
                .findFirst();
    }

    /** The number of the open proposal of a draft. */
    Optional<Long> findOpen(String policyId, String draft) {
        return queries.first(
                "select number from proposal where policy_id = :policy_id and draft = :draft and state = 'OPEN'",
                Parameters.of("policy_id", policyId).and("draft", draft),
                row -> row.getLong("number"));
    }

    int countOpen(String policyId) {
        return queries.first(
                        "select count(*) from proposal where policy_id = :policy_id and state = 'OPEN'",
                        Parameters.of("policy_id", policyId),
                        row -> row.getInt(1))
                .orElseThrow();
    }

    /**
     * A page of them, the newest first: those before {@code before}.
     *
     * @param policies of these policies; {@code null} for all
     * @param state in this state; {@code null} for any
     */
    List<Proposal> page(Collection<String> policies, State state, long before, int most) {
        return found(
                PAGE,
                Parameters.of("policies", policies)
                        .and("state", state)
                        .and("before", before)
                        .and("most", most));
    }

    /** Consents are read after the rows: those of a row that was locked are all that there are. */
    private List<Proposal> found(String select, Parameters parameters) {
        var found = queries.list(select, parameters, this::read);
        var numbers = found.stream().map(each -> String.valueOf(each.number())).toList();
        var consents = queries
                .list(
                        CONSENTS,
                        Parameters.of("numbers", numbers),
                        row -> Map.entry(row.getLong("proposal"), consent(row)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return found.stream()
                .map(each -> each.consentedBy(consents.getOrDefault(each.number(), List.of())))
                .toList();
    }

    void consent(long number, Proposal.Consent consent) {
        queries.update(
                CONSENT,
                Parameters.of("number", number)
                        .and("person", consent.person().id())
                        .and("by", consent.given().by())
                        .and("at", consent.given().at())
                        .and("sides", consent.person().sides()));
    }

    /** Consents as they are kept with a publication. */
    String written(List<Proposal.Consent> consents) {
        return JsonText.write(json, consents.stream().map(ConsentBody::from).toList());
    }

    void close(long number, State state, Proposal.Closing closing) {
        queries.update(CLOSE + " and number = :number", closing(state, closing).and("number", number));
    }

    /** Voids what is open of a policy. */
    void voidAll(String policyId, Proposal.Closing closing) {
        queries.update(
                CLOSE + " and policy_id = :policy_id",
                closing(State.VOID, closing).and("policy_id", policyId));
    }

    /** Voids what is open of a draft. */
    void voidOf(String policyId, String draft, Proposal.Closing closing) {
        queries.update(
                CLOSE + " and policy_id = :policy_id and draft = :draft",
                closing(State.VOID, closing).and("policy_id", policyId).and("draft", draft));
    }

    private static Parameters closing(State state, Proposal.Closing closing) {
        return Parameters.of("state", state)
                .and("by", closing.done().by())
                .and("at", closing.done().at())
                .and("reason", closing.reason())
                .and("publication", closing.publication());
    }

    private Proposal read(ResultSet row) throws SQLException {
        var deliberation = new Deliberation(
                JsonText.read(json, row.getString("needed"), Approvals.class),
                row.getString("proposer"),
                texts(row, "editors"),
                List.of(),
                State.valueOf(row.getString("state")));
        return new Proposal(
                row.getLong("number"),
                row.getString("policy_id"),
                JsonText.read(json, row.getString("asked"), ProposalRequest.class),
                row.getString("tag"),
                new Proposal.Act(row.getString("proposed_by"), Queries.instant(row, "proposed_at")),
                List.of(),
                deliberation,
                deliberation.state() == State.OPEN ? null : closing(row));
    }

    private static Proposal.Closing closing(ResultSet row) throws SQLException {
        var done = new Proposal.Act(row.getString("closed_by"), Queries.instant(row, "closed_at"));
        return new Proposal.Closing(done, row.getString("closed_reason"), row.getObject("publication", Long.class));
    }

    private static Proposal.Consent consent(ResultSet row) throws SQLException {
        return new Proposal.Consent(
                new Person(row.getString("person"), texts(row, "sides")),
                new Proposal.Act(row.getString("given_by"), Queries.instant(row, "given_at")));
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}
