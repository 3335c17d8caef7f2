package dev.leadline.whatifs;

import dev.leadline.decisions.KeptFacts;
import dev.leadline.facts.RecordedFact;
import dev.leadline.kernel.Invalid;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.leads.store.OpenLeads;
import dev.leadline.ledger.LastFacts;
import dev.leadline.whatifs.lists.ChangedLeadRow;
import dev.leadline.whatifs.lists.ChangedLeads;
import dev.leadline.whatifs.past.ChangeTally;
import dev.leadline.whatifs.preview.OwnerGroup;
import dev.leadline.whatifs.preview.Preview;
import dev.leadline.whatifs.preview.PreviewTally;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** What a what-if does: it counts the leads, looks at those that are open, then at past decisions, and keeps the result. */
@ApplicationScoped
class WhatIfWork {

    private static final int OPEN_AT_ONCE = 50;

    /** So many closed leads are listed at most. */
    private static final long MOST_CLOSED = 100_000;

    private final WhatIfs whatIfs;
    private final ChangedLeads lists;
    private final LastFacts lastFacts;
    private final OpenLeads openLeads;
    private final LeadStore leads;

    WhatIfWork(WhatIfs whatIfs, ChangedLeads lists, LastFacts lastFacts, OpenLeads openLeads, LeadStore leads) {
        this.whatIfs = whatIfs;
        this.lists = lists;
        this.lastFacts = lastFacts;
        this.openLeads = openLeads;
        this.leads = leads;
    }

    /**
     * Who does it.
     *
     * @param deciders decide pages of leads
     * @param ahead how many pages may be under way at once
     */
    record Hands(ExecutorService deciders, int ahead) {}

    /** What was found so far. */
    private static final class Found {

        private PreviewTally open;
        private ChangeTally past;
        private long lookedAt;
        private long listedClosed;
    }

    /** Does it, unless it is called off on the way. */
    void run(long id, Plan plan, Hands hands) throws InterruptedException {
        lists.removeOutdated(plan.policyId(), plan.at());
        var pulse = new Pulse(whatIfs, id);
        var found = new Found();
        boolean isDone = count(plan, pulse)
                && pulse.countedAll()
                && (plan.preview() == null || lookAtOpen(id, plan, found, hands, pulse))
                && (plan.comparison() == null || lookBack(id, plan, found, hands, pulse));
        if (isDone) {
            boolean listsClosed =
                    plan.population() != Population.DECIDED && found.past != null && found.listedClosed <= MOST_CLOSED;
            if (found.listedClosed > MOST_CLOSED) {
                lists.removeClosed(id);
            }
            var result = plan.result(found.open, found.past);
            whatIfs.done(id, result, found.open != null, listsClosed);
        }
    }

    private boolean count(Plan plan, Pulse pulse) {
        boolean goesOn = true;
        if (plan.preview() != null) {
            goesOn = pulse.counted(openLeads.count(plan.policyId()));
        }
        if (plan.comparison() != null) {
            var counts = lastFacts.counts(plan.period());
            while (goesOn && counts.hasNext()) {
                goesOn = pulse.counted(counts.next());
            }
        }
        return goesOn;
    }

    private boolean lookAtOpen(long id, Plan plan, Found found, Hands hands, Pulse pulse) throws InterruptedException {
        found.open = plan.preview().none();
        var run = new Run<>(plan.preview()::of, hands.deciders(), hands.ahead());
        return run.over(
                openPages(plan.policyId()),
                page -> {
                    found.open.add(page.tally());
                    found.lookedAt += page.lookedAt();
                    lists.add(id, page.changed());
                },
                () -> pulse.test(found.lookedAt));
    }

    private boolean lookBack(long id, Plan plan, Found found, Hands hands, Pulse pulse) throws InterruptedException {
        found.past = new ChangeTally(plan.asked().sample());
        long before = found.lookedAt;
        var run = new Run<>(plan.comparison()::of, hands.deciders(), hands.ahead());
        return run.over(
                pastPages(plan),
                page -> {
                    found.past.add(page);
                    found.lookedAt = before + found.past.lookedAt();
                    listClosed(id, found, page.closedRows());
                },
                () -> pulse.test(found.lookedAt));
    }

    private void listClosed(long id, Found found, List<ChangedLeadRow> rows) {
        found.listedClosed += rows.size();
        if (found.listedClosed <= MOST_CLOSED) {
            lists.add(id, rows);
        }
    }

    /** The open leads page by page, by all that is known of them. */
    private Iterator<List<Preview.OpenLead>> openPages(String policyId) {
        return new Iterator<>() {
            private String last = "";
            private List<String> ids;

            @Override
            public boolean hasNext() {
                if (ids == null) {
                    ids = openLeads.after(policyId, last, OPEN_AT_ONCE);
                }
                return !ids.isEmpty();
            }

            @Override
            public List<Preview.OpenLead> next() {
                hasNext();
                var page = ids;
                last = page.get(page.size() - 1);
                ids = null;
                return known(page);
            }
        };
    }

    private List<Preview.OpenLead> known(List<String> ids) {
        var facts = leads.facts(ids);
        var page = new ArrayList<Preview.OpenLead>();
        leads.find(ids)
                .values()
                .forEach(lead -> page.add(new Preview.OpenLead(
                        lead.id(),
                        new OwnerGroup(lead.place().team(), lead.place().owner()),
                        facts.get(lead.id()).stream().map(RecordedFact::told).toList())));
        return page;
    }

    /** The leads of the period page by page, without those that are no leads of their own any more. */
    private Iterator<List<LastFacts.LeadFacts>> pastPages(Plan plan) {
        var pages = lastFacts.pages(plan.period());
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return pages.hasNext();
            }

            @Override
            public List<LastFacts.LeadFacts> next() {
                return present(pages.next());
            }
        };
    }

    private List<LastFacts.LeadFacts> present(List<LastFacts.LeadFacts> page) {
        var gone = leads.gone(page.stream().map(LastFacts.LeadFacts::leadId).toList());
        return gone.isEmpty()
                ? page
                : page.stream()
                        .filter(lead -> !gone.contains(lead.leadId()) || !isTracked(lead))
                        .toList();
    }

    /** What was asked about a lead of the same id, and is not tracked, has nothing to do with it. */
    private static boolean isTracked(LastFacts.LeadFacts lead) {
        try {
            return KeptFacts.parse(lead.facts()).isTracked();
        } catch (Invalid unreadable) {
            return false;
        }
    }
}
