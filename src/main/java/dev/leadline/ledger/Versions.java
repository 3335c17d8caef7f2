package dev.leadline.ledger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Optional;

/** Everything that a decision refers to by its hash, kept for as long as the decisions are. */
@ApplicationScoped
public class Versions {

    private final EntityManager database;

    Versions(EntityManager database) {
        this.database = database;
    }

    /**
     * Keeps a version; nothing happens when it is kept already, by this server or another.
     *
     * @param kind {@code policy}, {@code calendar}, {@code rules} or {@code words}
     * @param version its hash
     * @param id what it is a version of
     * @param content its canonical form
     */
    public void keep(String kind, String version, String id, String content) {
        QuarkusTransaction.joiningExisting().run(() -> database.createNativeQuery(
                        "insert into version (version, kind, id, content) values (?1, ?2, ?3, ?4) on conflict do nothing")
                .setParameter(1, version)
                .setParameter(2, kind)
                .setParameter(3, id)
                .setParameter(4, content)
                .executeUpdate());
    }

    /** The canonical form of a version that is kept. */
    public Optional<String> find(String kind, String version) {
        return QuarkusTransaction.joiningExisting().call(() -> StoredVersion.<StoredVersion>find(
                        "kind = :kind and version = :version", Map.<String, Object>of("kind", kind, "version", version))
                .firstResultOptional()
                .map(stored -> stored.content));
    }
}
