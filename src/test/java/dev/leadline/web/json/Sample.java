package dev.leadline.web.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.Range;

/** A body with a field of every kind that the doors read. */
record Sample(
        @NotNull @PlainText(max = 20) String id,
        @Range(min = 0, max = 100, message = "must be between {min} and {max}") BigDecimal rank,
        Integer count,
        Long total,
        Boolean open,
        Instant at,
        LocalDate day,
        Channel channel,
        @Valid List<Part> parts,
        Map<String, String> attributes,
        Code code,
        JsonNode any) {

    enum Channel {
        PHONE,
        EMAIL
    }

    record Part(@PlainText String name, @Max(9) int size, Instant at) {}

    /** Checks itself, as the kernel's records do. */
    record Code(String text) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Code {
            if (text.isBlank()) {
                throw new Invalid("", text, "The code (" + text + ") must not be blank.");
            }
        }
    }
}
