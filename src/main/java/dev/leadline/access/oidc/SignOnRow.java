package dev.leadline.access.oidc;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a session that began at the issuer. Its ID token opens nothing, here or elsewhere: it says to the issuer who
 * signs out, so that it does not ask them.
 *
 * @param session the id of our session
 * @param issuerSession what the issuer calls its own; null where it has no name for it
 * @param endSession where to end it there; null where the issuer has no such place
 */
record SignOnRow(String session, @Nullable String issuerSession, String idToken, @Nullable String endSession) {}
