package dev.leadline.commitments;

import dev.leadline.kernel.commitment.JudgedLeads;
import dev.leadline.kernel.commitment.JudgedLeads.Curve;
import dev.leadline.kernel.commitment.Judgement;
import dev.leadline.web.Closest;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which of the leads behind the numbers of a commitment are wanted; all of these must hold. */
public class ReceivedFilter {

    private static final List<String> FLAGS = List.of("true", "false");
    private static final List<String> CURVES = List.of("originated", "influenced", "touched");
    private static final List<String> REASONS =
            Arrays.stream(Judgement.values()).map(Enum::name).toList();

    @Parameter(
            description = "Only what marketing brought, what it touched, or either",
            schema = @Schema(enumeration = {"originated", "influenced", "touched"}))
    @QueryParam("curve")
    String curve;

    @Parameter(description = "Only leads of this type, such as `A`")
    @QueryParam("type")
    String type;

    @Parameter(
            description = "Only leads that count, or only those that do not",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @QueryParam("counted")
    String counted;

    @Parameter(
            description = "Only leads that were delivered, whatever became of them, or only those that were not",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @QueryParam("delivered")
    String delivered;

    @Parameter(description = "Only leads with this reason, such as `RETURNED`; `COUNTED` are those that just count")
    @QueryParam("because")
    String because;

    /** @throws Problem 422 when one of them is none of its values */
    void check() {
        check("curve", curve, CURVES);
        check("counted", counted, FLAGS);
        check("delivered", delivered, FLAGS);
        check("because", because, REASONS);
    }

    private static void check(String name, String value, List<String> known) {
        if (value != null && !known.contains(value)) {
            var advice = Closest.to(value, known)
                    .map(meant -> "Did you mean `" + meant + "`?")
                    .orElse("Use one of " + String.join(", ", known) + ".");
            throw Problem.invalid(
                    "/" + name,
                    QuotedText.of(value),
                    "The %s (%s) is not known here.\n%s".formatted(name, QuotedText.of(value), advice));
        }
    }

    boolean holds(JudgedLeads leads) {
        var judgement = leads.judgement();
        return (curve == null || Curve.valueOf(curve.toUpperCase(Locale.ROOT)).holds(leads))
                && (type == null || type.equals(leads.type()))
                && (counted == null || Boolean.parseBoolean(counted) == judgement.isCounted())
                && (delivered == null || Boolean.parseBoolean(delivered) == judgement.isDelivered())
                && (because == null || because.equals(judgement.name()));
    }
}
