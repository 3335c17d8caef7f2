package dev.leadline.access.keys;

import dev.leadline.access.GivenRights;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.PlainText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A key that is asked for.
 *
 * @param name for what it is, such as the program that gets it
 * @param roles what it may do, such as `application`
 * @param sides the sides for which it consents, of those for which you do; absent: none
 * @param policies the only policies that it may use; absent: all
 * @param expires from when on it opens nothing; absent: never
 * @param limit how often it may ask in a minute, on each replica; absent: as often as it likes
 */
@Schema(name = "KeyRequest")
record KeyRequest(
        @NotNull @PlainText(max = 100) @Schema(required = true, examples = "CRM") String name,
        @NotNull @Size(min = 1, max = 10) @Schema(required = true) List<@NotNull String> roles,
        @Size(max = 4) @Schema(nullable = true) List<@NotNull String> sides,
        @Size(min = 1, max = 100) @Schema(nullable = true) List<@NotNull @PlainText(max = 64) String> policies,
        @Schema(nullable = true, examples = "2027-01-01T00:00:00Z") Instant expires,
        @Min(1) @Max(1_000_000) @Schema(nullable = true, examples = "600") Integer limit) {

    /** @throws Invalid when a role is unknown, a side has no proper name, or it would have expired already */
    NewKey checked(Instant now) {
        var words = GivenRights.roles(roles);
        var spokenFor = GivenRights.sides(sides == null ? List.of() : sides);
        if (expires != null && !expires.isAfter(now)) {
            throw new Invalid("/expires", expires, "The expires (%s) must be in the future.".formatted(expires));
        }
        return new NewKey(name, words, spokenFor, policies, limit, expires);
    }
}
