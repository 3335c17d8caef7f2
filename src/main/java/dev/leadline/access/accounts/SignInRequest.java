package dev.leadline.access.accounts;

import dev.leadline.web.PlainText;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody who signs in.
 *
 * @param name the name of the account, in any case of letters
 * @param password its password
 * @param newPassword the password that it is to have from now on; needed where `password` is one for one time
 */
@Schema(name = "SignInRequest")
record SignInRequest(
        @NotNull @PlainText(max = 100) @Schema(required = true, examples = "ann") String name,
        @NotNull @Schema(required = true) Password password,
        @Schema(nullable = true) Password newPassword) {}
