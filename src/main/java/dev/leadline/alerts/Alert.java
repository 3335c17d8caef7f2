package dev.leadline.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Something that happened to a lead and that someone is told of.
 *
 * @param type what happened, such as {@code obligation.breached}: lower case, with dots and dashes
 * @param leadId the lead
 * @param cycle which of the lead's cycles, from 1
 * @param obligation the kind of the obligation; null when it is about none
 * @param threshold the threshold that was passed; null when it is about none
 * @param at when it happened
 * @param detectedAt when the server noticed
 * @param sentence all of it as people say it
 * @param details whatever else there is to know (policy, tier, owner, team, deadline, decision): a JSON object
 */
public record Alert(
        String type,
        String leadId,
        int cycle,
        String obligation,
        String threshold,
        Instant at,
        Instant detectedAt,
        String sentence,
        JsonNode details) {

    private static final Pattern TYPE = Pattern.compile("[a-z]+([.-][a-z]+)*");

    public Alert {
        Objects.requireNonNull(leadId, "leadId");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(detectedAt, "detectedAt");
        Objects.requireNonNull(sentence, "sentence");
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("The type (" + type + ") must be lower case, with dots and dashes.");
        }
        if (!details.isObject()) {
            throw new IllegalArgumentException("The details (" + details + ") must be a JSON object.");
        }
    }
}
