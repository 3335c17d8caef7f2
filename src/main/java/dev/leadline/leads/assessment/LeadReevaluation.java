package dev.leadline.leads.assessment;

import dev.leadline.database.Queries;
import dev.leadline.facts.FactRow;
import dev.leadline.facts.FactTexts;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.NoRules;
import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.tracking.SetAside;
import dev.leadline.leads.store.DatabaseTime;
import dev.leadline.leads.store.LeadRow;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.leads.store.NoticeRow;
import dev.leadline.leads.store.ObligationRow;
import dev.leadline.policies.publications.ApplicableVersions;
import dev.leadline.policies.publications.Policies;
import dev.leadline.rules.RuleFailures;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes facts in and judges leads anew: lock, facts, decision, record. Everything is thought before anything is written,
 * so that of many facts told at once one that cannot be harms no other.
 */
@ApplicationScoped
public class LeadReevaluation {

    private static final Logger LOG = Logger.getLogger(LeadReevaluation.class);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(5);

    private final LeadStore store;
    private final ApplicableVersions courses;
    private final Policies policies;
    private final Recording recording;
    private final DatabaseTime time;
    private final RuleFailures failures;

    LeadReevaluation(
            LeadStore store,
            ApplicableVersions courses,
            Policies policies,
            Recording recording,
            DatabaseTime time,
            RuleFailures failures) {
        this.failures = failures;
        this.store = store;
        this.courses = courses;
        this.policies = policies;
        this.recording = recording;
        this.time = time;
    }

    /** The known facts of a lead during its re-evaluation. */
    private record Case(LeadRow lead, List<FactRow> known, List<Told> told) {

        List<FactRow> all() {
            var all = new ArrayList<>(known);
            told.forEach(each -> all.add(each.row()));
            return all;
        }
    }

    /** A fact told now, and which of the lines told it. */
    private record Told(int line, FactRow row) {}

    /**
     * The result of one line.
     *
     * @param reply what became of it; {@code null} when it was refused
     * @param refusal why it was refused; {@code null} when it was not
     */
    public record Result(Reply reply, RuntimeException refusal) {}

    /** Takes facts in, none of which merges leads; what became of each, in order. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Result> tell(List<SubmittedFact> lines) {
        var rows = store.lock(lines.stream().map(SubmittedFact::leadId).toList());
        var now = time.now();
        var roots = rows.values().stream().map(LeadRow::root).collect(Collectors.toSet());
        var cases = cases(rows, store.facts(roots));
        var results = new Result[lines.size()];
        var inForce = policies.inForce(now);
        inForce.rules().mustBeSome();
        var preparation = new FactValidation(inForce, now);
        for (int i = 0; i < lines.size(); i++) {
            results[i] = prepare(i, lines.get(i), rows, cases, preparation);
        }
        judge(cases.values().stream().filter(each -> !each.told().isEmpty()).toList(), now, results);
        return List.of(results);
    }

    /** Re-evaluates a lead without a new fact when the last decision no longer holds (T3). */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<LeadUpdate> outdated(LeadRow lead) {
        var now = time.now();
        return lead.holdsAt(now)
                ? Optional.empty()
                : Optional.ofNullable(judgeAgain(List.of(lead), now).get(lead.id()));
    }

    /** @throws RuntimeException when a lead could not be judged by these facts; nothing is kept */
    void check(String leadId, List<FactRow> facts, Instant now) {
        Assessment.now(leadId, FactTexts.told(facts), courses, now);
    }

    /** Judges leads anew that nothing was told of. The caller holds their locks. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, LeadUpdate> judgeAgain(Collection<LeadRow> leads, Instant now) {
        return recording.keep(judged(leads, now, false), now);
    }

    /** Judges a lead into which another was merged. The caller holds its lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    LeadUpdate judgeMerged(LeadRow lead, Instant now) {
        return recording.keep(judged(List.of(lead), now, true), now).get(lead.id());
    }

    /**
     * The number of leads to which a publication was carried over.
     *
     * @param done those for which another version holds now
     * @param failed those that could not be judged
     */
    public record Carried(int done, int failed) {}

    /** Judges leads by what was published since; those for which the same versions hold stay as they are. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Carried carryOver(Collection<LeadRow> leads, Instant now) {
        var judged = judged(leads, now, false);
        var changed =
                judged.stream().filter(AssessedLead::isUnderAnotherVersion).toList();
        recording.keep(changed, now);
        return new Carried(changed.size(), leads.size() - judged.size());
    }

    private List<AssessedLead> judged(Collection<LeadRow> leads, Instant now, boolean isMerged) {
        var byId = new LinkedHashMap<String, LeadRow>();
        leads.forEach(lead -> byId.put(lead.id(), lead));
        var notices = store.notices(byId.keySet());
        var obligations = store.obligations(byId.keySet());
        var matters = new ArrayList<AssessedLead>();
        for (var each : cases(byId, store.facts(byId.keySet())).values()) {
            try {
                matters.add(matter(each, judgement(each, each.known(), now), notices, obligations, now, isMerged));
            } catch (RuntimeException failed) {
                if (Queries.findSqlException(failed).isPresent() || failed instanceof NoRules) {
                    throw failed;
                }
                postpone(each.lead(), now, failed);
            }
        }
        return matters;
    }

    /** One lead that cannot be judged holds up no other; it is looked at again later, and its row says why. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void postpone(LeadRow lead, Instant now, RuntimeException failed) {
        LOG.errorf(failed, "The lead %s cannot be evaluated. It is tried again in %s", lead.id(), AGAIN_AFTER);
        var why = Queries.findSqlException(failed).map(Throwable::getMessage).orElse(failed.getMessage());
        store.postpone(lead.id(), now.plus(AGAIN_AFTER), String.valueOf(why));
    }

    private static Map<String, Case> cases(Map<String, LeadRow> rows, Map<String, List<FactRow>> facts) {
        var cases = new LinkedHashMap<String, Case>();
        facts.forEach((root, known) -> cases.put(root, new Case(rows.get(root), known, new ArrayList<>())));
        return cases;
    }

    private static Result prepare(
            int number,
            SubmittedFact line,
            Map<String, LeadRow> rows,
            Map<String, Case> cases,
            FactValidation preparation) {
        var root = cases.get(rows.get(line.leadId()).root());
        try {
            var prepared = preparation.prepare(line, root.lead(), root.all());
            if (prepared.isKnown()) {
                return new Result(new Reply(Reply.Status.DUPLICATE, prepared.row(), root.lead(), null, null), null);
            }
            root.told().add(new Told(number, prepared.row()));
            return null;
        } catch (Invalid | Contradiction | Problem refused) {
            return new Result(null, refused);
        }
    }

    private void judge(List<Case> cases, Instant now, Result[] results) {
        if (cases.isEmpty()) {
            return;
        }
        var ids = cases.stream().map(each -> each.lead().id()).toList();
        var notices = store.notices(ids);
        var obligations = store.obligations(ids);
        var matters = new LinkedHashMap<Case, AssessedLead>();
        for (var each : cases) {
            var judgement = judge(each, now, results);
            if (judgement != null) {
                matters.put(each, matter(each, judgement, notices, obligations, now, false));
            }
        }
        store.addFacts(matters.keySet().stream()
                .flatMap(each -> each.told().stream().map(Told::row))
                .toList());
        var outcomes = recording.keep(matters.values(), now);
        matters.forEach(
                (each, matter) -> reply(each, matter, outcomes.get(matter.lead().id()), results));
    }

    /** Where facts cannot be true together, those told first are kept and the others refused. */
    private Assessment judge(Case each, Instant now, Result[] results) {
        try {
            return judgement(each, each.all(), now);
        } catch (Invalid | Contradiction | RuleFault | Problem together) {
            if (each.told().size() == 1) {
                results[each.told().get(0).line()] = new Result(null, together);
                return null;
            }
        }
        Assessment judgement = null;
        var facts = new ArrayList<>(each.known());
        for (var told : List.copyOf(each.told())) {
            facts.add(told.row());
            try {
                judgement = judgement(each, facts, now);
            } catch (Invalid | Contradiction | RuleFault | Problem refused) {
                facts.remove(facts.size() - 1);
                each.told().remove(told);
                results[told.line()] = new Result(null, refused);
            }
        }
        return judgement;
    }

    private Assessment judgement(Case each, List<FactRow> facts, Instant now) {
        try {
            return Assessment.now(each.lead().id(), FactTexts.told(facts), courses, now);
        } catch (RuleFault fault) {
            failures.note(each.lead().id(), fault);
            throw fault;
        }
    }

    private AssessedLead matter(
            Case each,
            Assessment judgement,
            List<NoticeRow> notices,
            List<ObligationRow> obligations,
            Instant now,
            boolean isMerged) {
        var id = each.lead().id();
        var own = notices.stream().filter(row -> row.leadId().equals(id)).toList();
        return new AssessedLead(
                each.lead(),
                judgement,
                own,
                obligations.stream().filter(row -> row.leadId().equals(id)).toList(),
                each.told().isEmpty() ? Map.of() : revealed(each, judgement, own, now),
                isOfOtherRules(each, judgement, own) ? brokenBefore(each, now) : Map.of(),
                isMerged,
                each.told().size());
    }

    /** Returns whether a breach was noticed by other rules, and something is told now that may disprove it. */
    private static boolean isOfOtherRules(Case each, Assessment judgement, List<NoticeRow> notices) {
        return !each.told().isEmpty()
                && judgement
                        .last()
                        .filter(last -> notices.stream()
                                .anyMatch(row -> row.isBreach()
                                        && row.rules() != null
                                        && !row.rules().equals(last.course().rulesRevision())))
                        .isPresent();
    }

    /** Breaches that the facts told before did not show at this moment: a fact told now reveals them (O10). */
    private Map<Integer, Set<String>> revealed(Case each, Assessment judgement, List<NoticeRow> notices, Instant now) {
        var broken = judgement.broken();
        boolean isNew = broken.entrySet().stream()
                .anyMatch(cycle -> cycle.getValue().stream().anyMatch(kind -> notices.stream()
                        .noneMatch(row ->
                                row.cycle() == cycle.getKey() && row.kind().equals(kind) && row.isBreach())));
        if (!isNew) {
            return Map.of();
        }
        var before = brokenBefore(each, now);
        broken.forEach((cycle, kinds) -> kinds.removeAll(before.getOrDefault(cycle, Set.of())));
        return broken;
    }

    /** Of a lead that could not be judged before this fact, nothing was known to be broken. */
    private Map<Integer, Set<String>> brokenBefore(Case each, Instant now) {
        try {
            return each.known().isEmpty()
                    ? Map.of()
                    : judgement(each, each.known(), now).broken();
        } catch (RuleFault mendedByTheFact) {
            return Map.of();
        }
    }

    private static void reply(Case each, AssessedLead matter, LeadUpdate outcome, Result[] results) {
        for (var told : each.told()) {
            var setAside = matter.judgement().dossier().setAside().stream()
                    .filter(aside -> aside.key().kind() == told.row().kind()
                            && aside.key().id().equals(told.row().id()))
                    .findFirst()
                    .or(() -> outcome.written() == null
                            ? Optional.of(new SetAside(null, "The lead itself has not been received yet."))
                            : Optional.empty())
                    .orElse(null);
            var status = setAside == null ? Reply.Status.ACCEPTED : Reply.Status.KEPT;
            results[told.line()] = new Result(new Reply(status, told.row(), outcome.lead(), outcome, setAside), null);
        }
    }
}
