package dev.leadline.samples;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.leads.store.DatabaseTime;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.leads.store.Transactions;
import dev.leadline.ledger.Ledger;
import dev.leadline.policies.publications.Policies;
import dev.leadline.samples.story.Story;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Loads the sample and removes it, each in one transaction: all of it is there or nothing. Its facts take the way of all
 * facts, except that nobody hears of them.
 */
@ApplicationScoped
class Sampling {

    static final String POLICY = "mql-to-sal-predictive";
    private static final int MOST_YEARS = 10;
    private static final int MOST_PREFIXES = 20;

    private final SampleTables tables;
    private final StoryIntake intake;
    private final LeadStore leads;
    private final Ledger ledger;
    private final Policies policies;
    private final DatabaseTime time;

    Sampling(
            SampleTables tables,
            StoryIntake intake,
            LeadStore leads,
            Ledger ledger,
            Policies policies,
            DatabaseTime time) {
        this.tables = tables;
        this.intake = intake;
        this.leads = leads;
        this.ledger = ledger;
        this.policies = policies;
        this.time = time;
    }

    /**
     * The sample after a request to load it.
     *
     * @param isNew whether it was loaded by this request
     */
    record Loaded(SampleRow sample, boolean isNew) {}

    Optional<SampleRow> find() {
        return tables.find();
    }

    /**
     * Loads the sample, unless it is loaded.
     *
     * @param wanted the moment up to which its story is told; {@code null} for now, or whatever is loaded
     * @throws Problem 409 when another one is loaded, or its story cannot be told here
     */
    Loaded load(Instant wanted) {
        var now = time.now();
        var at = wanted == null ? now : checked(wanted, now);
        return Transactions.call(() -> {
            tables.claim();
            var other = tables.find();
            if (other.isPresent()) {
                checkSame(wanted, other.get());
                return new Loaded(other.get(), false);
            }
            return new Loaded(load(at, now), true);
        });
    }

    private static Instant checked(Instant at, Instant now) {
        if (at.isAfter(now)) {
            throw new Invalid("/at", at, "The at (" + at + ") must not be after now (" + now + ").");
        }
        if (at.atOffset(ZoneOffset.UTC).plusYears(MOST_YEARS).toInstant().isBefore(now)) {
            throw new Invalid("/at", at, "The at (" + at + ") must be at most " + MOST_YEARS + " years ago.");
        }
        return at;
    }

    private BusinessCalendar calendar(Instant now) {
        var inForce = policies.inForce(now);
        inForce.rules().mustBeSome();
        var policy = inForce.find(POLICY)
                .orElseThrow(() -> Problem.conflict("The sample needs the policy " + POLICY
                        + ", which is not in force.\nPublish it, or serve the shipped policies."));
        var first = policy.terms().clock().calendar().ids().iterator().next();
        return policy.calendars().get(first).calendar();
    }

    private static void checkSame(Instant wanted, SampleRow loaded) {
        if (wanted != null && !wanted.equals(loaded.endsAt())) {
            throw Problem.conflict(
                    "/at",
                    wanted,
                    "The sample up to " + loaded.endsAt() + " is loaded.\nRemove it first with DELETE /v1/samples.");
        }
    }

    private SampleRow load(Instant at, Instant now) {
        var prefix = prefix();
        var story = new Story(calendar(now), at, prefix);
        if (!story.isLongEnough()) {
            throw Problem.conflict("The calendar of the policy " + POLICY + " is open for less than "
                    + Story.LEAST_HOURS + " hours in the eight weeks before " + at + ", so the sample has no story.");
        }
        var sample = new SampleRow(at, now, Story.LEADS, story.size(), prefix);
        if (!tables.add(sample, Story.ids(prefix))) {
            throw Problem.unavailable(
                    "Somebody told of a lead with an id of the sample just now, so it was not loaded.\nTry again.",
                    null);
        }
        leads.waitShortly();
        intake.tell(story);
        intake.count(Story.ids(prefix));
        return sample;
    }

    /** Ids that no real lead has. */
    private String prefix() {
        return IntStream.rangeClosed(1, MOST_PREFIXES)
                .mapToObj(number -> number == 1 ? "sample-" : "sample-" + number + "-")
                .filter(prefix -> tables.areFree(Story.ids(prefix)))
                .findFirst()
                .orElseThrow(() -> Problem.conflict("Real leads have ids of the sample, from sample-0001 to sample-"
                        + MOST_PREFIXES + "-" + Story.LEADS + ", so it was not loaded."));
    }

    /** Removes the sample, if there is one. Decisions about it stay in the ledger, and no list shows them. */
    void remove() {
        Transactions.call(() -> {
            tables.claim();
            tables.lockLeads();
            tables.removeAll();
            ledger.hideSamples(time.now());
            return null;
        });
    }
}
