package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.web.TimeOrderedIds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class LastFactsTest {

    private static final Instant NOON = Instant.parse("2021-03-01T12:00:00Z");
    private static final Instant ONE = NOON.plusSeconds(3_600);

    @Inject
    LastFacts lastFacts;

    @Inject
    Ledger ledger;

    @Test
    void each_lead_counts_once_by_its_last_decision_of_the_policy_in_the_period() {
        keep("last", "L-1", NOON, "first");
        keep("last", "L-1", NOON.plusSeconds(60), "second");
        keep("last", "L-2", NOON.plusSeconds(30), "only");
        keep("last", "L-1", ONE, "after the period");
        keep("last", "L-3", NOON.minusNanos(1_000), "before the period");
        keep("other", "L-2", NOON.plusSeconds(90), "of another policy");

        var period = new LastFacts.Period("last", NOON, ONE);

        assertThat(leads(period))
                .containsExactly(new LastFacts.LeadFacts("L-2", "only"), new LastFacts.LeadFacts("L-1", "second"));
        assertThat(count(period)).isEqualTo(2);
    }

    @Test
    void of_two_decisions_in_one_moment_one_counts() {
        keep("moment", "L-1", NOON, "one");
        keep("moment", "L-1", NOON, "other");

        assertThat(leads(new LastFacts.Period("moment", NOON, ONE))).hasSize(1);
    }

    @Test
    void a_period_without_decisions_holds_no_lead() {
        var period = new LastFacts.Period("nobody's", NOON, ONE);

        assertThat(lastFacts.pages(period)).isExhausted();
        assertThat(count(period)).isZero();
    }

    @Test
    void a_page_holds_so_much_text_at_most_and_no_lead_is_lost() {
        var text = "x".repeat(1_500_000);
        append(IntStream.range(0, 7)
                .mapToObj(i -> entry("long", "L-" + i, NOON.plusSeconds(i), i == 3 ? text.repeat(3) : text)));

        var sizes = new ArrayList<Integer>();
        lastFacts.pages(new LastFacts.Period("long", NOON, ONE)).forEachRemaining(page -> sizes.add(page.size()));

        assertThat(sizes).containsExactly(2, 1, 1, 2, 1);
    }

    @Test
    void more_decisions_than_fit_a_page_are_all_read_once() {
        append(IntStream.range(0, 1_700).mapToObj(i -> entry("many", "L-" + i % 1_100, NOON.plusSeconds(i), "f" + i)));
        var period = new LastFacts.Period("many", NOON, ONE);

        assertThat(leads(period)).hasSize(1_100).doesNotHaveDuplicates().allSatisfy(lead -> {
            int number = Integer.parseInt(lead.leadId().substring(2));
            assertThat(lead.facts()).isEqualTo("f" + (number < 600 ? number + 1_100 : number));
        });
        assertThat(count(period)).isEqualTo(1_100);
    }

    private List<LastFacts.LeadFacts> leads(LastFacts.Period period) {
        var leads = new ArrayList<LastFacts.LeadFacts>();
        lastFacts.pages(period).forEachRemaining(leads::addAll);
        return leads;
    }

    private long count(LastFacts.Period period) {
        var counts = new ArrayList<Long>();
        lastFacts.counts(period).forEachRemaining(counts::add);
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private void keep(String policy, String lead, Instant decidedAt, String facts) {
        append(Stream.of(entry(policy, lead, decidedAt, facts)));
    }

    private void append(Stream<LedgerEntry> entries) {
        entries.map(ledger::append).toList().forEach(Ledger::await);
    }

    private static LedgerEntry entry(String policy, String lead, Instant decidedAt, String facts) {
        return new LedgerEntry(
                TimeOrderedIds.next(decidedAt),
                new LedgerEntry.Times(decidedAt, decidedAt),
                lead,
                new LedgerEntry.MadeUnder(policy, "pv", "c", "cv", "r"),
                facts,
                new LedgerEntry.Texts("{}", LedgerEntry.Explanation.of(1, LedgerWords.NONE, new byte[0])));
    }
}
