package dev.leadline.whatifs.preview;

import dev.leadline.kernel.policy.Transition;
import dev.leadline.whatifs.changes.DecisionChange;
import dev.leadline.whatifs.changes.EvenPace;
import dev.leadline.whatifs.changes.PartTally;
import dev.leadline.whatifs.changes.Refusals;
import dev.leadline.whatifs.changes.RowHits;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adds up what a publication would do to open leads, by transition and by owner. Tallies of parts add up to that of the
 * whole. It grows with the number of owners, and not with that of leads. Not for two threads at once.
 */
public final class PreviewTally {

    private final EvenPace pace;
    private final Map<Transition, SortedMap<OwnerGroup, PartTally>> byOwner = new EnumMap<>(Transition.class);
    private final RowHits hits = new RowHits();
    private final Refusals refusals = new Refusals();
    private long undecided;

    PreviewTally(EvenPace pace) {
        this.pace = pace;
        for (var transition : Transition.values()) {
            byOwner.put(transition, new TreeMap<>());
        }
    }

    /** Takes a lead with what each transition would do to it. */
    void add(OwnerGroup owner, Map<Transition, DecisionChange> changes) {
        changes.forEach((transition, change) -> owner(transition, owner).add(change, change.kinds()));
        // as if it had been in force at receipt: the others may leave the lead with what it had
        hits.add(changes.get(Transition.RE_RATE_FROM_RECEIPT).after());
    }

    private PartTally owner(Transition transition, OwnerGroup owner) {
        return byOwner.get(transition).computeIfAbsent(owner, any -> new PartTally(pace));
    }

    /** Takes a lead that a version refuses to decide. */
    void add(Refusals.Reason reason) {
        undecided++;
        refusals.add(reason);
    }

    /** Takes over all that another knows. */
    public void add(PreviewTally other) {
        other.byOwner.forEach((transition, owners) ->
                owners.forEach((owner, tally) -> owner(transition, owner).add(tally)));
        hits.add(other.hits);
        refusals.add(other.refusals);
        undecided += other.undecided;
    }

    /** All leads that could be decided. */
    public PartTally all(Transition transition) {
        var all = new PartTally(pace);
        byOwner.get(transition).values().forEach(all::add);
        return all;
    }

    public SortedMap<OwnerGroup, PartTally> owners(Transition transition) {
        return byOwner.get(transition);
    }

    public SortedMap<OwnerGroup, PartTally> teams(Transition transition) {
        var teams = new TreeMap<OwnerGroup, PartTally>();
        owners(transition)
                .forEach((owner, tally) -> teams.computeIfAbsent(owner.wholeTeam(), any -> new PartTally(pace))
                        .add(tally));
        return teams;
    }

    public long undecided() {
        return undecided;
    }

    public Refusals refusals() {
        return refusals;
    }

    /** The rows of what would be published that leads are for. */
    public RowHits hits() {
        return hits;
    }
}
