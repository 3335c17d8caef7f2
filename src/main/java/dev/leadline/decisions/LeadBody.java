package dev.leadline.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.web.Identifier;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.StrictJson;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A lead, as an application tells of it.
 *
 * @param id the caller's id of it
 * @param rank a number between 0 and 100; absent or null when nobody has ranked it yet (R1, R2)
 * @param stage the funnel stage it is in; may be absent when the request names the policy
 * @param receivedAt when the responsible team received it
 * @param zone where the lead is, as an IANA zone id: for legal calling hours (B8)
 * @param owner who owns it
 * @param team whose team it is in
 * @param attributes what else tables may ask for: text, numbers and booleans by name
 */
@Schema(name = "Lead")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LeadBody(
        @NotNull @Identifier String id,
        @Schema(minimum = "0", maximum = "100", nullable = true) BigDecimal rank,
        @PlainText(max = 64) String stage,
        @NotNull Instant receivedAt,
        @Schema(examples = "America/New_York") @PlainText(max = 64) String zone,
        @PlainText String owner,
        @PlainText String team,
        @Size(max = 100, message = "must have at most {max} attributes")
                Map<@PlainText(max = 64) String, Object> attributes) {

    private static final String OWNER = "owner";
    private static final String TEAM = "team";

    /** @param usualStage the stage that is meant when none is named */
    public Lead toLead(String usualStage) {
        var all = new TreeMap<String, String>();
        if (attributes != null) {
            attributes.forEach((name, value) -> all.put(name, text(name, value)));
        }
        putField(all, OWNER, owner);
        putField(all, TEAM, team);
        return new Lead(id, rank, stage == null ? usualStage : stage, receivedAt, toZone(), all);
    }

    private static void putField(Map<String, String> attributes, String name, String value) {
        if (attributes.containsKey(name)) {
            throw new Invalid(
                    pointer(name),
                    attributes.get(name),
                    "The attribute (" + name + ") must not have the name of a" + " field of the lead.");
        }
        if (value != null) {
            attributes.put(name, value);
        }
    }

    private static String text(String name, Object value) {
        if (value instanceof String text && text.length() <= 500 && PlainText.Check.isPlain(text)) {
            return text;
        }
        if (value instanceof Boolean) {
            return value.toString();
        }
        var number = value instanceof Number ? plain(value.toString()) : null;
        if (number != null) {
            return number;
        }
        throw new Invalid(
                pointer(name),
                value,
                "The attribute " + QuotedText.of(name) + " (" + QuotedText.of(String.valueOf(value))
                        + ") must be plain text of 1 to 500 characters, a number of at most "
                        + StrictJson.LONGEST_NUMBER
                        + " digits or a boolean.");
    }

    /** A number as tables write it, whichever way it was told: 5, 5.0 and 0.5e1 are "5". Null when it is none. */
    private static String plain(String number) {
        try {
            var decimal = new BigDecimal(number).stripTrailingZeros();
            boolean fits = decimal.precision() <= StrictJson.LONGEST_NUMBER
                    && Math.abs((long) decimal.scale()) <= StrictJson.LONGEST_NUMBER;
            return fits ? decimal.toPlainString() : null;
        } catch (NumberFormatException notFinite) {
            return null;
        }
    }

    private static String pointer(String attribute) {
        return "/lead/attributes/" + attribute.replace("~", "~0").replace("/", "~1");
    }

    /** The same lead with its rank and attributes in their normal form. */
    LeadBody normal() {
        return from(toLead(stage));
    }

    private ZoneId toZone() {
        if (zone == null) {
            return null;
        }
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new Invalid("/lead/zone", zone, "The zone (" + zone + ") is not an IANA zone id.");
        }
        return ZoneId.of(zone);
    }

    static LeadBody from(Lead lead) {
        var others = new TreeMap<String, Object>(lead.attributes());
        return new LeadBody(
                lead.id(),
                lead.rank(),
                lead.stage(),
                lead.receivedAt(),
                lead.zone() == null ? null : lead.zone().getId(),
                (String) others.remove(OWNER),
                (String) others.remove(TEAM),
                others);
    }
}
