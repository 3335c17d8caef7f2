package dev.leadline.cases;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A lead that shows something.
 *
 * @param rank its rank; {@code null} for none
 * @param attributes its attributes, with owner and team
 * @param receivedAt when it was received
 * @param zone the zone in which its moments are written
 */
record ExampleLead(BigDecimal rank, Map<String, String> attributes, Instant receivedAt, ZoneId zone) {

    /** Fields of a lead that tables and calendars see as attributes. */
    private static final Set<String> FIELDS = Set.of("owner", "team");

    /** The request to decide for it. */
    ObjectNode request(Instant asOf) {
        var request = JsonNodeFactory.instance.objectNode().put("asOf", text(asOf));
        var lead = request.putObject("lead").put("id", "L-1");
        if (rank != null) {
            var shortest = rank.stripTrailingZeros();
            if (shortest.scale() <= 0) {
                lead.put("rank", shortest.intValueExact());
            } else {
                lead.put("rank", shortest);
            }
        }
        lead.put("receivedAt", text(receivedAt));
        attributes.forEach((name, value) -> {
            if (FIELDS.contains(name)) {
                lead.put(name, value);
            } else {
                lead.withObject("/attributes").put(name, value);
            }
        });
        return request;
    }

    /** A moment as it is written in its cases. */
    String text(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone).toOffsetDateTime());
    }

    /** Some attributes as part of a case's name; empty when there are none. */
    static String inName(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(each ->
                        "_with_" + BoundaryCases.inName(each.getKey()) + "_" + BoundaryCases.inName(each.getValue()))
                .collect(Collectors.joining());
    }
}
