package dev.leadline.optimisations;

import dev.leadline.kernel.Invalid;
import dev.leadline.optimisations.leads.LeadFile;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.StrictJson;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What is asked of a CSV file: the query parameters, as text. */
record FileRequest(
        @Parameter(description = "A name to find the analysis by") @QueryParam("name") String name,
        @Parameter(description = "The cost of an hour of a rep; 0 is allowed") @QueryParam("hourlyCost")
                String hourlyCost,
        @Parameter(description = "The attempts that a rep makes in an hour; or `minutesPerAttempt`")
                @QueryParam("callsPerHour")
                String callsPerHour,
        @Parameter(description = "The minutes that an attempt takes; or `callsPerHour`")
                @QueryParam("minutesPerAttempt")
                String minutesPerAttempt,
        @Parameter(description = "The minutes that reaching a lead takes besides; 0 if absent")
                @QueryParam("talkMinutes")
                String talkMinutes,
        @Parameter(description = "The average revenue per customer, where the file has no revenue")
                @QueryParam("revenuePerCustomer")
                String revenuePerCustomer,
        @Parameter(description = "What a reached lead is worth, assumed where no revenue is known")
                @QueryParam("valuePerReached")
                String valuePerReached,
        @Parameter(description = "The share of revenue that is kept; 1 if absent") @QueryParam("margin") String margin,
        @Parameter(description = "The currency of all amounts, such as `USD`") @QueryParam("currency") String currency,
        @Parameter(description = "The calls that reps can make, to price them across tiers") @QueryParam("capacity")
                String capacity,
        @Parameter(description = "The channel whose attempts the file counts, as a label of the answer")
                @QueryParam("channel")
                String channel,
        @Parameter(
                        description = "How many days ago a lead of the column `received` must have been received; 90 if"
                                + " absent")
                @QueryParam("staleDays")
                String staleDays,
        @Parameter(description = "What separates the cells: `,` if absent, or `;`, `|`, `tab`") @QueryParam("delimiter")
                String delimiter,
        @Parameter(
                        description =
                                "A field and the heading that has it, such as `attempts:Calls`; repeat it for each."
                                        + " Fields: `lead`, `tier`, `received`, `closed`, `attempts`, `result`,"
                                        + " `reachedAt`, `revenue`, `currency`. A field without it is under its own name")
                @QueryParam("column")
                List<String> column,
        @Parameter(
                        description =
                                "A word of the column `result` and what it means, `won`, `lost` or `open`, such as"
                                        + " `Closed Won:won`; repeat it for each")
                @QueryParam("result")
                List<String> result) {

    private static final int LONGEST_CHANNEL = 64;

    /** @throws Invalid when something that must be a number is none */
    OptimisationRequest asked() {
        if (channel != null && (channel.length() > LONGEST_CHANNEL || !PlainText.Check.isPlain(channel))) {
            throw new Invalid(
                    "/channel",
                    channel,
                    "The channel (" + QuotedText.of(channel) + ") must be text of 1 to " + LONGEST_CHANNEL
                            + " characters without control characters.");
        }
        return new OptimisationRequest(
                name,
                null,
                null,
                number("hourlyCost", hourlyCost),
                number("callsPerHour", callsPerHour),
                number("minutesPerAttempt", minutesPerAttempt),
                number("talkMinutes", talkMinutes),
                number("revenuePerCustomer", revenuePerCustomer),
                null,
                number("valuePerReached", valuePerReached),
                number("margin", margin),
                currency,
                capacity == null ? null : new CapacityRequest(number("capacity", capacity), null));
    }

    /** Where the file has its fields, and what its words mean. */
    LeadFile.Words words() {
        return new LeadFile.Words(column == null ? List.of() : column, result == null ? List.of() : result);
    }

    private static BigDecimal number(String name, String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("-?[0-9]+([.][0-9]+)?") || text.length() > StrictJson.LONGEST_NUMBER) {
            throw new Invalid(
                    "/" + name, text, "The " + name + " (" + QuotedText.of(text) + ") must be a number, such as 7.5.");
        }
        return new BigDecimal(text);
    }
}
