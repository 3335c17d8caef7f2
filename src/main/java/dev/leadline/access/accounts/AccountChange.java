package dev.leadline.access.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account is to be.
 *
 * @param mail as it is compared; null for none
 * @param roles as words, all of them known
 */
record AccountChange(
        String displayName, @Nullable String mail, List<String> roles, List<String> sides, boolean isDisabled) {}
