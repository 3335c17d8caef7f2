package dev.leadline.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;

/**
 * The operator's choice of a database. {@code leadline.database.url} (with {@code .username} and {@code .password}) is
 * our name for it, Quarkus's own settings work too; with neither, the embedded one in {@code leadline.data.dir}.
 */
public final class DatabaseSettings {

    /** A property that is {@code true} while the server runs on its own database. */
    public static final String EMBEDDED = "leadline.database.embedded";

    private static final String URL = "leadline.database.url";
    private static final String QUARKUS = "quarkus.datasource.";
    private static final List<String> PASSED_ON = List.of("jdbc.url", "username", "password");

    private final Config config;

    public DatabaseSettings(Config config) {
        this.config = config;
    }

    /**
     * Passes on to Quarkus the database that was named.
     *
     * @return whether one was named
     * @throws CannotStart when it is no PostgreSQL, or user or password is missing
     */
    public boolean useNamed() {
        Optional<String> ours = find(URL);
        if (ours.isPresent()) {
            use(
                    ours.get(),
                    find("leadline.database.username").or(() -> find(QUARKUS + "username")),
                    find("leadline.database.password").or(() -> find(QUARKUS + "password")));
            checkUser();
            return true;
        }
        Optional<String> quarkus = find(QUARKUS + "jdbc.url");
        quarkus.ifPresent(url -> {
            check(QUARKUS + "jdbc.url", url);
            checkUser();
        });
        return quarkus.isPresent();
    }

    /** Whether one was named. */
    public boolean isNamed() {
        return find(URL).or(() -> find(QUARKUS + "jdbc.url")).isPresent();
    }

    /** Opens a connection to the one that was named, or passed on; it is the caller's to close. */
    public Connection connectToNamed() throws SQLException {
        String url = find(URL).or(() -> find(QUARKUS + "jdbc.url")).orElseThrow();
        check(URL, url);
        var login = new Properties();
        login.put("connectTimeout", "2");
        login.put("loginTimeout", "2");
        find("leadline.database.username")
                .or(() -> find(QUARKUS + "username"))
                .ifPresent(name -> login.put("user", name));
        find("leadline.database.password")
                .or(() -> find(QUARKUS + "password"))
                .ifPresent(word -> login.put("password", word));
        return DriverManager.getConnection(url, login);
    }

    public static void use(EmbeddedDatabase database) {
        System.setProperty(EMBEDDED, "true");
        use(database.jdbcUrl(), Optional.of(database.username()), Optional.of(database.password()));
    }

    private static void use(String url, Optional<String> username, Optional<String> password) {
        check(URL, url);
        System.setProperty(QUARKUS + "jdbc.url", url);
        username.ifPresent(value -> System.setProperty(QUARKUS + "username", value));
        password.ifPresent(value -> System.setProperty(QUARKUS + "password", value));
    }

    /** Takes back what was passed on: in dev mode the next start happens in the same JVM, and must not find it named. */
    public static void forget() {
        System.clearProperty(EMBEDDED);
        for (String name : PASSED_ON) {
            System.clearProperty(QUARKUS + name);
        }
    }

    private static void check(String name, String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new CannotStart("The `" + name + "` (" + url.replaceFirst("(?<=:).*", "...")
                    + ") must begin with \"jdbc:postgresql:\".\nUse a URL such as"
                    + " jdbc:postgresql://host:5432/leadline, and set user and password separately.");
        }
    }

    /** The migrations of the schema ask for both by name, also where the URL holds them. */
    private void checkUser() {
        for (String name : List.of("username", "password")) {
            if (System.getProperty(QUARKUS + name) == null
                    && find(QUARKUS + name).isEmpty()) {
                throw new CannotStart("The database has a URL and no " + name + ".\nSet LEADLINE_DATABASE_"
                        + name.toUpperCase(Locale.ROOT) + ", also if the URL has it.");
            }
        }
    }

    /** Returns the folder of the embedded database. */
    public Path dataFolder() {
        return find("leadline.data.dir")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".leadline"));
    }

    private Optional<String> find(String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }
}
