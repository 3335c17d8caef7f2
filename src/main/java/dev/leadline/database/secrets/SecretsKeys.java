package dev.leadline.database.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys of secrets: the first seals, each opens what it has sealed. There may be none. */
final class SecretsKeys {

    /** How a sealed text begins; then come the id of its key and what was sealed, with a colon between them. */
    static final String PREFIX = "sealed:1:";

    private final List<SecretsKey> keys;

    SecretsKeys(List<SecretsKey> keys) {
        this.keys = List.copyOf(keys);
    }

    static boolean isSealed(String text) {
        return text.startsWith(PREFIX);
    }

    /** Returns the id of the key that a sealed text needs. */
    static String keyOf(String sealed) {
        var rest = sealed.substring(PREFIX.length());
        return rest.substring(0, Math.max(0, rest.indexOf(':')));
    }

    List<String> ids() {
        return keys.stream().map(SecretsKey::id).toList();
    }

    Optional<SecretsKey> first() {
        return keys.stream().findFirst();
    }

    boolean know(String id) {
        return ids().contains(id);
    }

    /** @return empty without a key */
    Optional<String> seal(String plain, SecretPlace place) {
        return first().map(key -> PREFIX + key.id() + ":"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(key.seal(plain.getBytes(StandardCharsets.UTF_8), place.bytes())));
    }

    /** @throws UnreadableSecret when the key is missing, or the text is of another place or changed */
    String open(String sealed, SecretPlace place) {
        var id = keyOf(sealed);
        var key = keys.stream().filter(each -> each.id().equals(id)).findFirst();
        if (key.isEmpty()) {
            throw new UnreadableSecret(
                    "The secret of " + place + " is sealed with the key " + id + ", which is missing.");
        }
        return decoded(sealed.substring(PREFIX.length() + id.length() + 1))
                .flatMap(bytes -> key.get().open(bytes, place.bytes()))
                .map(plain -> new String(plain, StandardCharsets.UTF_8))
                .orElseThrow(() -> new UnreadableSecret(
                        "The secret of " + place + " was changed in the database, or was sealed for another row."));
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException changed) {
            return Optional.empty();
        }
    }

    /** As the lines of a key file. */
    String text() {
        return keys.stream().map(SecretsKey::text).collect(Collectors.joining("\n", "", "\n"));
    }

    @Override
    public String toString() {
        return "keys " + ids();
    }
}
