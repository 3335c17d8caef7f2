package dev.leadline.access.accounts;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Another password for one's own account.
 *
 * @param password the one that it has
 * @param newPassword the one that it is to have: 12 to 128 characters, not made of the name, and none that everybody tries
 */
@Schema(name = "PasswordRequest")
record PasswordRequest(
        @NotNull @Schema(required = true) Password password, @NotNull @Schema(required = true) Password newPassword) {}
