package dev.leadline.leads.watch;

import dev.leadline.database.Queries;
import dev.leadline.facts.RecordedFact;
import dev.leadline.kernel.duty.CountedSpans;
import dev.leadline.kernel.duty.DutyHistory;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.Merge;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.leads.store.DatabaseTime;
import dev.leadline.leads.store.DecisionRow;
import dev.leadline.leads.store.LeadRow;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.leads.store.Transactions;
import dev.leadline.policies.publications.Policies;
import dev.leadline.reports.duties.Duties;
import dev.leadline.reports.duties.Uncounted;
import dev.leadline.web.Stopping;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Counts the leads that were tracked before anything was counted: some leads at a time, each step one transaction, on one
 * replica at a time. What was filled in stays so; whoever stops leaves the rest to the next who looks.
 */
@ApplicationScoped
public class Filling {

    private static final Logger LOG = Logger.getLogger(Filling.class);
    private static final int BATCH = 50;

    private final LeadStore leads;
    private final Policies policies;
    private final Duties duties;
    private final Uncounted uncounted;
    private final DatabaseTime time;
    private final FillingMetrics metrics;

    @Inject
    Stopping stopping;

    Filling(
            LeadStore leads,
            Policies policies,
            Duties duties,
            Uncounted uncounted,
            DatabaseTime time,
            FillingMetrics metrics) {
        this.leads = leads;
        this.policies = policies;
        this.duties = duties;
        this.uncounted = uncounted;
        this.time = time;
        this.metrics = metrics;
    }

    @Scheduled(every = "{leadline.filling.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void look() {
        try {
            while (step(BATCH) && !stopping.isBegun()) {
                metrics.left(uncounted.left());
            }
            metrics.left(uncounted.left());
        } catch (RuntimeException away) {
            LOG.warnf("Leads cannot be counted now. This replica or another continues later: %s", away.getMessage());
        }
    }

    /**
     * Counts the next leads. Where that fails, it counts them one by one, so that one that cannot be counted holds up no other.
     *
     * @return whether there may be more
     */
    boolean step(int most) {
        var next = Transactions.call(() -> uncounted.next(most, time.now()));
        if (next.isEmpty()) {
            return false;
        }
        policies.rules().mustBeSome();
        try {
            return Transactions.call(() -> uncounted.isOurs() && fill(next) > 0);
        } catch (RuntimeException failed) {
            next.forEach(this::fillAlone);
            return true;
        }
    }

    private void fillAlone(String lead) {
        try {
            Transactions.call(() -> uncounted.isOurs() ? fill(List.of(lead)) : 0);
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "The lead %s cannot be counted. It is tried again in an hour", lead);
            var why =
                    Queries.findSqlException(failed).map(Throwable::getMessage).orElse(failed.getMessage());
            Transactions.call(() -> {
                uncounted.failed(lead, why, time.now());
                return lead;
            });
        }
    }

    /**
     * Counts leads, and those that were ever merged with them, at every moment since they were received, by the facts that
     * are kept of them. What was counted of them before goes.
     *
     * @return how many leads there were to count
     * @throws RuntimeException when one of them cannot be assessed; the transaction is then to be rolled back
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int fill(Collection<String> ids) {
        var rows = leads.lock(related(ids)).values();
        var now = time.now();
        var facts = factsOf(rows);
        var history = new DutyHistory(policies.present().versions(), now);
        var counted = new TreeMap<String, CountedSpans>();
        for (var group : groups(rows, facts)) {
            counted.putAll(history.of(
                    group,
                    facts.stream().filter(fact -> group.contains(fact.leadId())).toList()));
        }
        duties.replace(counted, decisionsOn(counted.keySet()));
        uncounted.counted(counted, now);
        return counted.size();
    }

    private Duties.DecisionAt decisionsOn(Collection<String> ids) {
        var made = leads.decisions(ids).stream().collect(Collectors.groupingBy(DecisionRow::leadId));
        return (lead, cycle, moment) -> made.getOrDefault(lead, List.of()).stream()
                .filter(each -> each.cycle() == cycle && !each.decidedAt().isAfter(moment))
                .reduce((earlier, later) -> later)
                .map(DecisionRow::decisionId)
                .orElse(null);
    }

    private List<ToldFact> factsOf(Collection<LeadRow> rows) {
        var roots = rows.stream().map(LeadRow::root).collect(Collectors.toSet());
        return leads.facts(roots).values().stream()
                .flatMap(List::stream)
                .map(RecordedFact::told)
                .toList();
    }

    /** Those that were ever merged with one of them, also where that was withdrawn. */
    private Set<String> related(Collection<String> ids) {
        var related = new TreeSet<>(ids);
        List<String> more;
        do {
            more = factsOf(leads.find(related).values()).stream()
                    .flatMap(Filling::named)
                    .toList();
        } while (related.addAll(more));
        return related;
    }

    private static Stream<String> named(ToldFact fact) {
        return fact.key().kind() == FactKind.MERGE
                ? Stream.of(fact.leadId(), ((Merge) fact.content()).absorbed())
                : Stream.of(fact.leadId());
    }

    /** The leads that must be looked at together, since merges name them. */
    private static List<Set<String>> groups(Collection<LeadRow> rows, Collection<ToldFact> facts) {
        var groups = new ArrayList<Set<String>>();
        rows.forEach(row -> unite(groups, List.of(row.id(), row.root())));
        facts.stream()
                .filter(fact -> fact.key().kind() == FactKind.MERGE)
                .forEach(fact -> unite(groups, named(fact).toList()));
        return groups;
    }

    private static void unite(List<Set<String>> groups, List<String> ids) {
        var united = new TreeSet<>(ids);
        var theirs = groups.stream()
                .filter(group -> ids.stream().anyMatch(group::contains))
                .toList();
        theirs.forEach(united::addAll);
        groups.removeAll(theirs);
        groups.add(united);
    }
}
