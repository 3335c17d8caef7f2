package dev.leadline.kernel.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.approval.Deliberation.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever people do in whatever order, nothing is published without the consents of persons who did not make it. */
class DeliberationPropertiesTest {

    private static final List<Person> PEOPLE = List.of(
            new Person("ann", Set.of()),
            new Person("ben", Set.of("sales")),
            new Person("cat", Set.of("marketing")),
            new Person("dan", Set.of("sales", "marketing")),
            new Person("eve", Set.of("sales")));

    /** What somebody does. */
    record Act(Kind kind, Person by) {
        enum Kind {
            EDIT,
            PROPOSE,
            CONSENT,
            REFUSE,
            WITHDRAW,
            OVERTAKE
        }
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        var kinds = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(2, Arbitraries.of(Act.Kind.EDIT, Act.Kind.PROPOSE)),
                net.jqwik.api.Tuple.of(6, Arbitraries.just(Act.Kind.CONSENT)),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(Act.Kind.REFUSE, Act.Kind.WITHDRAW, Act.Kind.OVERTAKE)));
        return Combinators.combine(kinds, Arbitraries.of(PEOPLE))
                .as(Act::new)
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<Approvals> needed() {
        return Arbitraries.of(
                Approvals.of(1),
                Approvals.of(2),
                Approvals.ofSides(Map.of("sales", 1)),
                Approvals.ofSides(Map.of("sales", 1, "marketing", 1)),
                Approvals.ofSides(Map.of("sales", 2, "marketing", 1)),
                Approvals.of(2).and(Approvals.ofSides(Map.of("marketing", 1))));
    }

    @Property(tries = 5_000)
    void nothing_is_published_without_the_consents_of_others(
            @ForAll("needed") Approvals needed, @ForAll("acts") List<Act> acts) {
        var editors = new HashSet<String>();
        var consented = new ArrayList<Person>();
        var proposer = "";
        Deliberation open = null;
        for (var act : acts) {
            var by = act.by();
            switch (act.kind()) {
                case EDIT -> {
                    editors.add(by.id());
                    open = open == null ? null : open.closed(State.VOID);
                }
                case PROPOSE -> {
                    if (open == null || open.state() != State.OPEN) {
                        open = Deliberation.begun(needed, by.id(), editors);
                        proposer = by.id();
                        consented.clear();
                    }
                }
                case CONSENT -> {
                    boolean may = open != null && open.objectionTo(by).isEmpty();
                    boolean isOther = open != null
                            && open.state() == State.OPEN
                            && !editors.contains(by.id())
                            && !proposer.equals(by.id())
                            && !consented.contains(by)
                            && most(needed, plus(consented, by)) > most(needed, consented);
                    assertThat(may).isEqualTo(isOther);
                    if (may) {
                        consented.add(by);
                        open = open.consented(by);
                        assertThat(open.state() == State.PUBLISHED)
                                .isEqualTo(most(needed, consented) == needed.count());
                    }
                }
                case REFUSE -> open = open == null ? null : open.closed(State.REFUSED);
                case WITHDRAW -> open = open == null ? null : open.closed(State.WITHDRAWN);
                case OVERTAKE -> open = open == null ? null : open.closed(State.VOID);
                default -> throw new AssertionError(act);
            }
        }
    }

    @Property
    void the_least_for_two_is_enough_for_each_and_no_more(
            @ForAll("needed") Approvals one,
            @ForAll("needed") Approvals other,
            @ForAll Set<@net.jqwik.api.constraints.IntRange(max = 4) Integer> who) {
        var consents = who.stream().map(PEOPLE::get).toList();
        var both = one.and(other);
        if (both.areMetBy(consents)) {
            assertThat(one.areMetBy(consents)).isTrue();
            assertThat(other.areMetBy(consents)).isTrue();
        }
        assertThat(one.and(one)).isEqualTo(one);
        assertThat(one.and(Approvals.NONE)).isEqualTo(one);
        assertThat(both).isEqualTo(other.and(one));
    }

    /** How many of the needed consents persons can give, by trying every way to seat them. */
    private static int most(Approvals needed, List<Person> persons) {
        return most(needed.count(), new TreeMap<>(needed.sides()), persons);
    }

    private static int most(int count, Map<String, Integer> sides, List<Person> persons) {
        if (persons.isEmpty() || count == 0) {
            return 0;
        }
        var first = persons.get(0);
        var rest = persons.subList(1, persons.size());
        int best = most(count, sides, rest);
        for (var side : first.sides()) {
            if (sides.getOrDefault(side, 0) > 0) {
                var left = new TreeMap<>(sides);
                left.merge(side, -1, Integer::sum);
                best = Math.max(best, 1 + most(count - 1, left, rest));
            }
        }
        int ofSides = sides.values().stream().mapToInt(Integer::intValue).sum();
        return count > ofSides ? Math.max(best, 1 + most(count - 1, sides, rest)) : best;
    }

    private static List<Person> plus(List<Person> persons, Person one) {
        var all = new ArrayList<>(persons);
        all.add(one);
        return all;
    }
}
