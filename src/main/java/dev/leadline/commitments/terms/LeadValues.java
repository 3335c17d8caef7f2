package dev.leadline.commitments.terms;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a commitment says that leads are worth: the conversion of their type times its average deal, frozen with each version.
 *
 * @param commitment the commitment
 * @param currency the currency of the values
 * @param spans when it says what; no two of them overlap
 */
public record LeadValues(String commitment, String currency, List<Span> spans) {

    public LeadValues {
        spans = List.copyOf(spans);
    }

    /**
     * What one version says of the leads that are received while it holds.
     *
     * @param stage the stage in which they are received
     * @param isBySource whether their source is their type, and not their tier
     * @param from from when on it holds
     * @param to the first moment after it
     * @param values what a lead of each type is worth
     */
    public record Span(
            String stage, boolean isBySource, Instant from, Instant to, SortedMap<String, BigDecimal> values) {

        public Span {
            values = new TreeMap<>(Map.copyOf(values));
        }
    }
}
