package dev.leadline.proposals;

import com.fasterxml.jackson.databind.JsonNode;
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
            select number, kind, subject, asked, tag, needed, editors, proposer, proposed_by, proposed_at, state, closed_by,
              closed_at, closed_reason, publication
            from proposal
            """;
    private static final String ADD =
            """
            insert into proposal (kind, subject, asked, draft, tag, needed, editors, proposer, proposed_by, proposed_at, state)
            values (:kind, :subject, :asked, :draft, :tag, :needed, :editors, :proposer, :by, :at, 'OPEN')
            returning number
            """;
    private static final String PAGE = SELECT
            + """
            where number < :before
              and (cast(:kind as text) is null or kind = :kind)
              and (cast(:subject as text) is null or subject = :subject)
              and (cast(:policies as text[]) is null
                or kind = 'POLICY' and subject = any (cast(:policies as text[])))
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
    private static final String OF = "kind = :kind and subject = :subject";

    private final Queries queries;
    private final ObjectMapper json;

    ProposalStore(Queries queries, ObjectMapper json) {
        this.queries = queries;
        this.json = json;
    }

    /**
     * The draft that is proposed.
     *
     * @param draft its name; {@code null} when none is
     * @param tag its tag; {@code null} when none is
     */
    record ProposedDraft(String draft, String tag) {

        static final ProposedDraft NONE = new ProposedDraft(null, null);
    }

    /**
     * Which proposals.
     *
     * @param kind of this kind; {@code null} for any
     * @param subject of this subject; {@code null} for any
     * @param policies of these policies and of nothing else; {@code null} for all
     */
    record ProposalFilter(SubjectKind kind, String subject, Collection<String> policies) {

        static ProposalFilter of(ProposedSubject subject) {
            return new ProposalFilter(subject.kind(), subject.id(), null);
        }
    }

    long add(ProposedSubject subject, Object asked, ProposedDraft of, Deliberation begun, Proposal.Act proposed) {
        var row = parameters(subject)
                .and("asked", JsonText.write(json, asked))
                .and("draft", of.draft())
                .and("tag", of.tag())
                .and("needed", JsonText.write(json, begun.needed()))
                .and("editors", begun.editors())
                .and("proposer", begun.proposer())
                .and("by", proposed.by())
                .and("at", proposed.at());
        return queries.first(ADD, row, added -> added.getLong("number")).orElseThrow();
    }

    private static Parameters parameters(ProposedSubject subject) {
        return Parameters.of("kind", subject.kind()).and("subject", subject.id());
    }

    Optional<Proposal> find(ProposedSubject subject, long number) {
        return found(
                        SELECT + " where number = :number and " + OF,
                        parameters(subject).and("number", number))
                .stream()
                .findFirst();
    }

    /** The same, locked until the present transaction ends. */
    Optional<Proposal> lock(ProposedSubject subject, long number) {
        return found(
                        SELECT + " where number = :number and " + OF + " for update",
                        parameters(subject).and("number", number))
                .stream()
                .findFirst();
    }

    /** The number of the open proposal of a draft. */
    Optional<Long> findOpen(ProposedSubject subject, String draft) {
        return queries.first(
                "select number from proposal where " + OF + " and draft = :draft and state = 'OPEN'",
                parameters(subject).and("draft", draft),
                row -> row.getLong("number"));
    }

    /** The number of the proposal of a subject that was made last. */
    Optional<Long> findLast(ProposedSubject subject) {
        return queries.first(
                "select number from proposal where " + OF + " order by number desc limit 1",
                parameters(subject),
                row -> row.getLong("number"));
    }

    int countOpen(ProposedSubject subject) {
        return queries.first(
                        "select count(*) from proposal where " + OF + " and state = 'OPEN'",
                        parameters(subject),
                        row -> row.getInt(1))
                .orElseThrow();
    }

    /**
     * A page of them, the newest first: those before {@code before}.
     *
     * @param which those of a subject, or all that somebody may see
     * @param state in this state; {@code null} for any
     */
    List<Proposal> page(ProposalFilter which, State state, long before, int most) {
        return found(
                PAGE,
                Parameters.of(which).and("state", state).and("before", before).and("most", most));
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

    private Proposal read(ResultSet row) throws SQLException {
        var deliberation = new Deliberation(
                JsonText.read(json, row.getString("needed"), Approvals.class),
                row.getString("proposer"),
                texts(row, "editors"),
                List.of(),
                State.valueOf(row.getString("state")));
        return new Proposal(
                row.getLong("number"),
                new ProposedSubject(SubjectKind.valueOf(row.getString("kind")), row.getString("subject")),
                JsonText.read(json, row.getString("asked"), JsonNode.class),
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
