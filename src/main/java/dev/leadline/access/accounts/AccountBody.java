package dev.leadline.access.accounts;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account: a person who signs in with a name and a password.
 *
 * @param name with which they sign in
 * @param displayName as people write them
 * @param mail their mail address; null for none
 * @param roles what they may do
 * @param sides the sides for which they consent
 * @param state `active` or `disabled`
 * @param oneTimeUntil until when the one-time password lets in; null when they chose theirs themselves
 * @param createdAt when it was made
 * @param createdBy who made it
 * @param changedAt when it was changed last
 * @param changedBy who changed it last
 * @param signedInAt when they signed in last; null when they never did
 */
@Schema(name = "Account")
record AccountBody(
        String name,
        String displayName,
        @Schema(nullable = true) String mail,
        List<String> roles,
        List<String> sides,
        @Schema(enumeration = {"active", "disabled"}) String state,
        @Schema(nullable = true) Instant oneTimeUntil,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        String changedBy,
        @Schema(nullable = true) Instant signedInAt) {

    /**
     * The accounts.
     *
     * @param items one page of them, the newest first
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "AccountPage")
    record Page(List<AccountBody> items, @Schema(nullable = true) String next) {}

    /**
     * A password for one time, this once.
     *
     * @param name whose it is
     * @param oneTimePassword the password itself, to sign in once and choose another; nobody can be shown it again
     * @param oneTimeUntil until when it lets in
     */
    @Schema(name = "OneTimePassword")
    record OneTime(String name, String oneTimePassword, Instant oneTimeUntil) {

        /** Without the secret: this could end up in logs. */
        @Override
        public String toString() {
            return name;
        }
    }

    static AccountBody from(AccountRow account) {
        return new AccountBody(
                account.name(),
                account.displayName(),
                account.mail(),
                account.roles(),
                account.sides(),
                account.isDisabled() ? "disabled" : "active",
                account.oneTimeUntil(),
                account.createdAt(),
                account.createdBy(),
                account.changedAt(),
                account.changedBy(),
                account.signedInAt());
    }
}
