package dev.leadline.database.secrets;

import dev.leadline.database.CannotStart;
import dev.leadline.database.DatabaseSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Seals what is secret before it is kept, and opens it again. */
@Singleton
public class Secrets {

    private static final Logger LOG = Logger.getLogger(Secrets.class);

    private final KeySource source;
    private volatile SecretsKeys keys = new SecretsKeys(List.of());

    @Inject
    Secrets(
            Config config,
            @ConfigProperty(name = DatabaseSettings.EMBEDDED, defaultValue = "false") boolean isEmbedded) {
        this(KeySource.of(config, isEmbedded));
    }

    Secrets(KeySource source) {
        this.source = source;
    }

    /** Before anything is answered or sent. */
    void prepare(@Observes @Priority(2) StartupEvent start, DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            prepare(connection);
        }
    }

    /**
     * Reads the keys, makes the first one where the server may, and seals what an earlier version kept in plain text.
     *
     * @throws CannotStart when the key of a sealed secret is missing
     */
    void prepare(Connection connection) throws SQLException {
        var kept = new KeptSecrets(connection);
        var inUse = kept.inUse();
        keys = source.read();
        for (var id : inUse.sealedWith()) {
            if (!keys.know(id)) {
                throw new CannotStart(
                        "Secrets in the database are sealed with the key " + id + ", which is not in " + source
                                + ".\n"
                                + (source.isOurs()
                                        ? "Restore this file from a backup"
                                        : "Set LEADLINE_SECRETS_KEY_FILE to the" + " file that has it")
                                + ", or delete the receivers that have the secrets and make them anew.");
            }
        }
        if (keys.first().isEmpty() && source.isOurs()) {
            keys = firstKey();
        }
        if (keys.first().isPresent()) {
            int sealed = kept.sealAll(keys);
            if (sealed > 0) {
                LOG.infof(
                        "%d secrets in the database are now sealed with the key %s",
                        sealed, keys.ids().get(0));
            }
        } else if (inUse.plain() > 0) {
            LOG.warnf(
                    "%d secrets in the database are not sealed. Set LEADLINE_SECRETS_KEY_FILE on every replica; `secrets"
                            + " create-key` makes the file.",
                    inUse.plain());
        }
    }

    /** One server at a time has the data folder, so no other makes another one. */
    private SecretsKeys firstKey() {
        var made = new SecretsKeys(List.of(SecretsKey.random()));
        try {
            KeySource.write(source.file().orElseThrow(), made);
        } catch (IOException e) {
            throw new UncheckedIOException("The key of secrets cannot be written.", e);
        }
        LOG.infof(
                "Secrets in the database are sealed with a new key (%s), in %s",
                made.ids().get(0), source);
        return made;
    }

    /**
     * Seals a secret, with the key that is the first now: whoever rotates keys meanwhile is not missed.
     *
     * @return empty when this server has no key
     */
    public Optional<String> seal(String plain, SecretPlace place) {
        keys = source.read();
        return keys.seal(plain, place);
    }

    /**
     * Opens what is kept. What an earlier version kept in plain text is returned as it is.
     *
     * @throws UnreadableSecret when it does not open
     */
    public String open(String kept, SecretPlace place) {
        if (!SecretsKeys.isSealed(kept)) {
            return kept;
        }
        if (!keys.know(SecretsKeys.keyOf(kept))) {
            // sealed after a rotation, which this server has not heard of
            keys = source.read();
        }
        return keys.open(kept, place);
    }
}
