package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.policies.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The story of {@code samples/clients}, told by clients that OpenAPI Generator made from the document of the packaged server:
 * decide, tell facts, ask for the next action, edit a draft, publish.
 */
@Tag("outside")
class ClientsIT {

    private static final Path CLIENTS = Path.of("target", "clients");
    private static final Path SAMPLES = Path.of("samples", "clients");
    private static final Path COMPILER =
            CLIENTS.resolve("compiler/META-INF/resources/webjars/typescript/5.9.2/lib/tsc.js");
    private static final String REDOCLY = "@redocly/cli@1.34.5";
    private static final String PYTHON_NEEDS = "import pydantic, urllib3, dateutil, typing_extensions\n"
            + "assert pydantic.VERSION.startswith('2'), 'pydantic is ' + pydantic.VERSION";

    @TempDir
    static Path temp;

    private static PackagedServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PackagedServer.start(temp.resolve("data"), Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    private static String address() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Runs a program in a folder and returns what it said. */
    private static String run(Path folder, Map<String, String> environment, List<String> command) throws Exception {
        var said = Files.createTempFile(temp, "said-", ".log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        boolean ended = process.waitFor(4, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        var text = Files.readString(said);
        assertThat(ended && process.exitValue() == 0)
                .as("%s said: %s", String.join(" ", command), text)
                .isTrue();
        return text;
    }

    private static void require(List<String> command, String advice) {
        try {
            run(temp, Map.of(), command);
        } catch (Exception | AssertionError missing) {
            throw new AssertionError(advice, missing);
        }
    }

    private static void assertStory(String told) {
        assertThat(told.lines())
                .containsExactly(
                        "decided: Call the lead (attempt 1 of 7) by Monday 11 January 12:00 New York time.",
                        "told: Call the lead (attempt 2 of 7) now: it was due by Friday 22 January 17:00 New York time.",
                        "next: ATTEMPT PHONE, attempt 2 of 7",
                        "refused: The channel (FAX) is unknown to the policy.",
                        "edited: revision 2, 8 calls for an A lead",
                        "published: IN_FORCE");
    }

    @Test
    void the_clients_are_made_from_the_document_that_the_server_serves() throws Exception {
        var json = new ObjectMapper();
        var served = server.get("/q/openapi?format=json").body();
        assertThat(json.readTree(served))
                .isEqualTo(json.readTree(Files.readString(Path.of("target/openapi/openapi.json"))));
    }

    @Test
    void a_python_client_tells_the_story() throws Exception {
        require(
                List.of("python3", "-c", PYTHON_NEEDS),
                "This test needs Python 3 as `python3`, with pydantic 2, urllib3, python-dateutil and typing-extensions.");
        var program = SAMPLES.resolve("python/story.py").toAbsolutePath().toString();
        var client = CLIENTS.resolve("python").toAbsolutePath().toString();
        assertStory(run(
                temp,
                Map.of("PYTHONPATH", client, "PYTHONDONTWRITEBYTECODE", "1"),
                List.of("python3", program, address(), "python")));
    }

    @Test
    void a_typescript_client_is_compiled_and_tells_the_story() throws Exception {
        require(
                List.of("node", "-e", "process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)"),
                "This test needs Node.js 20 or later as `node`.");
        var folder = temp.resolve("typescript");
        Checkout.copy(CLIENTS.resolve("typescript"), folder);
        Checkout.copy(SAMPLES.resolve("typescript"), folder);
        run(folder, Map.of(), List.of("node", COMPILER.toAbsolutePath().toString(), "--project", "."));
        assertStory(run(folder, Map.of(), List.of("node", "built/story.js", address(), "typescript")));
    }

    @Test
    void redocly_finds_nothing_wrong_with_the_document() throws Exception {
        var document = Path.of("target/openapi/openapi.json").toAbsolutePath().toString();
        try {
            run(
                    temp,
                    Map.of(),
                    List.of("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", ".", REDOCLY));
        } catch (IOException | AssertionError unreachable) {
            assumeTrue(false, "Redocly cannot be installed here by npm.");
        }
        run(temp, Map.of(), List.of("node_modules/.bin/redocly", "lint", document, "--max-problems", "20"));
    }
}
