package dev.leadline.whatifs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.RandomFacts;
import dev.leadline.ledger.LastFacts;
import dev.leadline.whatifs.past.ChangeTally;
import dev.leadline.whatifs.past.Comparison;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

class RunPropertiesTest {

    private static final ExecutorService ONE = Executors.newFixedThreadPool(1);
    private static final ExecutorService FOUR = Executors.newFixedThreadPool(4);
    private static final Editions EDITIONS = new Editions();

    /** An edition that changes tiers, and one that no longer knows a word. */
    private static final class Editions {
        final Comparison lower = new Comparison(
                Leads.inForce(), Leads.edited("rank-tiers.csv", "A,85,100,A", "A,85,100,B"), null, false, 5);
        final Comparison wordless =
                new Comparison(Leads.inForce(), Leads.edited("policy.yaml", "REPLIED, ", ""), null, false, 5);
    }

    @AfterContainer
    static void stop() {
        ONE.shutdownNow();
        FOUR.shutdownNow();
    }

    @Property(tries = 25)
    void the_result_is_the_same_however_the_work_is_shared_out(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 150) int leads, @ForAll boolean wordless)
            throws InterruptedException {
        var random = new Random(seed);
        var all = new ArrayList<LastFacts.LeadFacts>();
        for (int i = 0; i < leads; i++) {
            all.add(Leads.kept("L-" + i, RandomFacts.next(random)));
        }
        var comparison = wordless ? EDITIONS.wordless : EDITIONS.lower;

        var alone = result(comparison, List.of(all), ONE, 1);

        assertThat(result(comparison, pages(all, random), ONE, 1)).isEqualTo(alone);
        assertThat(result(comparison, pages(all, random), FOUR, 8)).isEqualTo(alone);
        var reversed = new ArrayList<>(pages(all, random));
        Collections.reverse(reversed);
        assertThat(result(comparison, reversed, FOUR, 8)).isEqualTo(alone);
    }

    private static List<List<LastFacts.LeadFacts>> pages(List<LastFacts.LeadFacts> all, Random random) {
        var pages = new ArrayList<List<LastFacts.LeadFacts>>();
        for (int at = 0; at < all.size(); ) {
            int next = Math.min(all.size(), at + random.nextInt(20));
            pages.add(all.subList(at, next));
            at = next;
        }
        return pages;
    }

    private static String result(
            Comparison comparison, List<List<LastFacts.LeadFacts>> pages, ExecutorService threads, int ahead)
            throws InterruptedException {
        var tally = new ChangeTally(5);
        new Run<>(comparison::of, threads, ahead).over(pages.iterator(), tally::add, () -> true);
        return Leads.json(WhatIfResult.from(
                tally, comparison, Map.of("PHONE", BigDecimal.valueOf(6)), Instant.parse(Leads.MON_13_00)));
    }
}
