package dev.leadline.access.accounts;

import dev.leadline.access.GivenRights;
import dev.leadline.access.Persons;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account that is asked for.
 *
 * @param name with which they sign in, and by which records know them for good
 * @param displayName as people write them; absent: the name
 * @param mail their mail address, by which they are one person however they sign in; absent: none
 * @param roles what they may do, such as `analyst`
 * @param sides the sides for which they consent, such as `sales`; absent: none
 */
@Schema(name = "AccountRequest")
record AccountRequest(
        @NotNull @Pattern(regexp = NAME, message = NAME_MUST) @Schema(required = true, examples = "ann") String name,
        @PlainText(max = 100) @Schema(nullable = true, examples = "Ann Author") String displayName,
        @Pattern(regexp = MAIL, message = MAIL_MUST) @Schema(nullable = true, examples = "ann@example.com") String mail,
        @NotNull @Size(min = 1, max = 10) @Schema(required = true) List<@NotNull String> roles,
        @Size(max = 4) @Schema(nullable = true) List<@NotNull String> sides) {

    static final String NAME = "[a-z0-9][a-z0-9._-]{0,63}";
    static final String NAME_MUST =
            "must have 1 to 64 lower-case letters, digits, dots, underscores and hyphens, and begin with a letter or"
                    + " digit";
    static final String MAIL = "[^\\s@()<>,;:\\\\\"]{1,64}@[^\\s@()<>,;:\\\\\"]{1,190}";
    static final String MAIL_MUST = "must be a mail address, such as ann@example.com";

    /** @throws Invalid when a role is unknown or a side has no proper name */
    AccountChange checked() {
        return new AccountChange(
                displayName == null ? name : displayName,
                mail == null ? null : Persons.normal(mail),
                GivenRights.roles(roles),
                GivenRights.sides(sides == null ? List.of() : sides),
                false);
    }
}
