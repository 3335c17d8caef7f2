package dev.leadline.access;

import java.util.Optional;

/**
 * What an address needs before any door is chosen, and the one list of what is open to everybody. All data is below
 * {@code /v1}, whose doors say more, and below {@code /q}; everything else is pages, their scripts and explanations.
 */
final class PathNeeds {

    private PathNeeds() {}

    /**
     * What is needed at least.
     *
     * @param path as it is routed
     * @return empty for what is open
     */
    static Optional<Action> of(String path) {
        if (isWithin(path, "/v1")) {
            return isWithin(path, "/v1/sign-in") || isWithin(path, "/v1/session")
                    ? Optional.empty()
                    : Optional.of(Action.BE_SIGNED_IN);
        }
        if (isWithin(path, "/q")) {
            return ofQuarkus(path);
        }
        return Optional.empty();
    }

    private static Optional<Action> ofQuarkus(String path) {
        if (isWithin(path, "/q/health") || isWithin(path, "/q/openapi")) {
            return Optional.empty();
        }
        return Optional.of(isWithin(path, "/q/swagger-ui") ? Action.BE_SIGNED_IN : Action.READ_OPERATIONS);
    }

    private static boolean isWithin(String path, String around) {
        return path.equals(around) || path.startsWith(around + "/");
    }
}
