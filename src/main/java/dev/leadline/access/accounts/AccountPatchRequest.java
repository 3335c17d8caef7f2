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
 * What is to change of an account; what is absent stays.
 *
 * @param displayName as people write them
 * @param mail their mail address; one that there is can be changed, but not taken away
 * @param roles what they may do, from now on also where they are signed in
 * @param sides the sides for which they consent
 * @param disabled whether nobody comes in with it; their sessions end
 */
@Schema(name = "AccountPatchRequest")
record AccountPatchRequest(
        @PlainText(max = 100) @Schema(nullable = true) String displayName,
        @Pattern(regexp = AccountRequest.MAIL, message = AccountRequest.MAIL_MUST) @Schema(nullable = true) String mail,
        @Size(min = 1, max = 10) @Schema(nullable = true) List<@NotNull String> roles,
        @Size(max = 4) @Schema(nullable = true) List<@NotNull String> sides,
        @Schema(nullable = true) Boolean disabled) {

    /** @throws Invalid when a role is unknown or a side has no proper name */
    AccountChange over(AccountRow account) {
        return new AccountChange(
                displayName == null ? account.displayName() : displayName,
                mail == null ? account.mail() : Persons.normal(mail),
                roles == null ? account.roles() : GivenRights.roles(roles),
                sides == null ? account.sides() : GivenRights.sides(sides),
                disabled == null ? account.isDisabled() : disabled);
    }
}
