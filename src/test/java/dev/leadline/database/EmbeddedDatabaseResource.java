package dev.leadline.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/**
 * A real PostgreSQL for {@code @QuarkusTest} classes: {@code @QuarkusTestResource(EmbeddedDatabaseResource.class)}. One
 * for all of them; each start of Quarkus begins with an empty schema.
 */
public final class EmbeddedDatabaseResource implements QuarkusTestResourceLifecycleManager {

    private static final String URL = "leadline.test.database.url";
    /** Of this database only, which no server is given for real. */
    private static final String SECRETS_KEY = "a-key-of-tests-that-opens-nothing-elsewhere";

    private static final String PASSWORD = "leadline.test.database.password";

    @Override
    public Map<String, String> start() {
        startOnce();
        return Map.of(
                "quarkus.datasource.jdbc.url",
                System.getProperty(URL),
                "quarkus.datasource.username",
                Cluster.NAME,
                "quarkus.datasource.password",
                System.getProperty(PASSWORD),
                "quarkus.flyway.clean-at-start",
                "true",
                "leadline.samples.allowed",
                "true",
                "leadline.secrets.key",
                SECRETS_KEY);
    }

    /** System properties and no static field: each start of Quarkus may load this class anew. */
    private static void startOnce() {
        synchronized (System.class) {
            if (System.getProperty(URL) != null) {
                return;
            }
            EmbeddedDatabase database = EmbeddedDatabase.start(Path.of("target", "test-database"));
            Runtime.getRuntime().addShutdownHook(new Thread(database::close));
            System.setProperty(PASSWORD, database.password());
            System.setProperty(URL, database.jdbcUrl());
        }
    }

    /** It stays for the next class, until the JVM ends. */
    @Override
    public void stop() {}
}
