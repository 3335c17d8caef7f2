package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.kernel.tracking.LeadAssessor;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The kernel and the JSON forms of facts run where there is no server: another engine will run them. ARCHITECTURE.md says
 * what they may import; a class loader that has none of the server's jars says whether that is enough.
 */
class PureRoomsTest {

    private static final Pattern SERVER = Pattern.compile("[/\\\\](io.quarkus|io.smallrye|io.vertx|io.agroal|org.jboss"
            + "|org.hibernate|org.eclipse.microprofile|jakarta.(enterprise|inject|interceptor|ws|persistence|transaction))"
                    .replace(".", "[/\\\\]")
            + "[/\\\\]");

    private static final ClassLoader WITHOUT_SERVER = withoutServer();

    private static ClassLoader withoutServer() {
        var places = new ArrayList<URL>();
        for (var place : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!SERVER.matcher(place).find()) {
                places.add(url(Path.of(place)));
            }
        }
        return new URLClassLoader("without server", places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path place) {
        try {
            return place.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(place.toString(), impossible);
        }
    }

    private final ClassLoader usual = Thread.currentThread().getContextClassLoader();

    /** Drools asks the thread for its services. */
    @BeforeEach
    void forgetTheServer() {
        Thread.currentThread().setContextClassLoader(WITHOUT_SERVER);
    }

    @AfterEach
    void forgetTheServerNoMore() {
        Thread.currentThread().setContextClassLoader(usual);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.quarkus.runtime.Quarkus",
                "jakarta.enterprise.context.ApplicationScoped",
                "jakarta.inject.Singleton",
                "jakarta.ws.rs.core.Response",
                "jakarta.persistence.EntityManager",
                "org.hibernate.Session"
            })
    void the_server_is_not_there(String name) throws ClassNotFoundException {
        assertThat(Class.forName(name, false, PureRoomsTest.class.getClassLoader()))
                .isNotNull();
        assertThatThrownBy(() -> WITHOUT_SERVER.loadClass(name)).isInstanceOf(ClassNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kernel", "facts"})
    void every_class_of_a_pure_room_can_be_loaded(String room) throws Exception {
        var classes = classes(room);
        assertThat(classes).hasSizeGreaterThan(10);
        for (var name : classes) {
            var loaded = Class.forName(name, true, WITHOUT_SERVER);
            assertThat(loaded.getClassLoader()).isSameAs(WITHOUT_SERVER);
            assertThat(loaded.getDeclaredMethods()).isNotNull();
            assertThat(loaded.getDeclaredConstructors()).isNotNull();
            assertThat(loaded.getDeclaredFields()).isNotNull();
        }
    }

    private static List<String> classes(String room) throws IOException, URISyntaxException {
        var root = Path.of(LeadAssessor.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (var files = Files.walk(root.resolve("dev/leadline").resolve(room))) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace(File.separatorChar, '.'))
                    .toList();
        }
    }

    @Test
    void a_lead_is_assessed_without_a_server_as_it_is_with_one() throws Exception {
        var alone = (Callable<?>) WITHOUT_SERVER
                .loadClass(PureLead.class.getName())
                .getConstructor()
                .newInstance();
        assertThat(alone).isNotInstanceOf(PureLead.class);
        var assessed = alone.call();
        forgetTheServerNoMore();
        assertThat(assessed)
                .asString()
                .contains("\"type\":\"ATTEMPT\"")
                .contains("BREACH_DISCOVERED [team]")
                .contains("/problems/invalid-value", "/specversion")
                .isEqualTo(new PureLead().call());
    }
}
