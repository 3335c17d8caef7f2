package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of every document, typed as it stands there into a fresh checkout beside a fresh server. */
@Tag("outside")
class DocumentsIT {

    /** What is no part of a fresh checkout. */
    private static final Set<String> NOT_COPIED = Set.of("target", ".git", "node_modules");

    private static final int MINUTES = 6;

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path temp;

    static List<Path> documents() throws IOException {
        var documents = new ArrayList<Path>();
        for (var folder : List.of("docs", "samples", "rules")) {
            try (var files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
            }
        }
        documents.add(Path.of("README.md"));
        var walked = new ArrayList<Path>();
        for (var document : documents) {
            boolean wanted = document.toString().contains(System.getProperty("walk", ""));
            if (wanted && !WalkedDocument.read(document).blocks().isEmpty()) {
                walked.add(document);
            }
        }
        return walked;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_command_of_a_document_does_what_it_says(Path path) throws Exception {
        var document = WalkedDocument.read(path);
        var checkout = Files.createDirectories(temp.resolve("checkout"));
        copyTo(checkout);
        if (!document.buildsItsServer()) {
            usePackaged(checkout);
        }
        if (!document.asksServer() || document.startsItsServer()) {
            walk(document, checkout, PackagedServer.freePort());
            return;
        }
        try (var server = PackagedServer.start(checkout.resolve(".data"), Map.of())) {
            walk(document, checkout, server.port());
        }
    }

    @Test
    void commands_that_are_builds_of_their_own_are_run_by_ci() throws IOException {
        var builds = WalkedDocument.read(Path.of("README.md")).blocks().stream()
                .filter(WalkedDocument.Block::isInContinuousIntegration)
                .map(block -> block.commands().strip())
                .toList();
        assertThat(builds).isNotEmpty();
        assertThat(Files.readAllLines(Path.of(".ci", "run"))).containsAll(builds);
    }

    private void walk(WalkedDocument document, Path checkout, int port) throws Exception {
        var script = Files.writeString(temp.resolve("script.sh"), document.script(port));
        var said = temp.resolve("said.txt");
        var shell = new ProcessBuilder("bash", script.toString())
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        shell.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_PORT", String.valueOf(port),
                        "LEADLINE_DATA_DIR", checkout.resolve(".data").toString()));
        var process = shell.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        var all = Files.readString(said);
        assertThat(process.waitFor())
                .as(document.path() + " stops here:\n" + tail(all))
                .isZero();
        for (int i = 0; i < document.blocks().size(); i++) {
            var answer = document.blocks().get(i).answer();
            if (answer != null) {
                checkAnswer(json.readTree(answer), said(all, i));
            }
        }
    }

    private static String tail(String said) {
        return said.substring(Math.max(0, said.length() - 3_000));
    }

    private static String said(String all, int block) {
        var begin = all.indexOf(WalkedDocument.mark(block) + "\n");
        var end = all.indexOf("\n@@", begin + 1);
        return all.substring(begin, end);
    }

    /** What a document shows as the answer is a part of what was answered. */
    private void checkAnswer(JsonNode shown, String said) {
        var within = new ArrayList<JsonNode>();
        said.lines()
                .filter(line -> line.startsWith("{") || line.startsWith("["))
                .forEach(line -> within.addAll(parse(line)));
        assertThat(within.stream().flatMap(DocumentsIT::andAllWithin).anyMatch(each -> contains(each, shown)))
                .as(() -> shown.toPrettyString() + "\nis not in\n" + said)
                .isTrue();
    }

    private List<JsonNode> parse(String line) {
        try {
            return List.of(json.readTree(line));
        } catch (IOException notJson) {
            return List.of();
        }
    }

    private static Stream<JsonNode> andAllWithin(JsonNode node) {
        return Stream.concat(Stream.of(node), elements(node).stream().flatMap(DocumentsIT::andAllWithin));
    }

    private static List<JsonNode> elements(JsonNode node) {
        var elements = new ArrayList<JsonNode>();
        node.elements().forEachRemaining(elements::add);
        return elements;
    }

    private static boolean contains(JsonNode actual, JsonNode shown) {
        if (shown.isObject()) {
            return actual.isObject()
                    && shown.properties().stream()
                            .allMatch(field -> actual.has(field.getKey())
                                    && contains(actual.get(field.getKey()), field.getValue()));
        }
        if (shown.isArray()) {
            return elements(shown).stream()
                    .allMatch(each -> elements(actual).stream().anyMatch(one -> contains(one, each)));
        }
        return actual.equals(shown);
    }

    private static void copyTo(Path checkout) throws IOException {
        var from = Path.of("").toAbsolutePath();
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (NOT_COPIED.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(checkout.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, checkout.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** What the first command of the README builds. */
    private static void usePackaged(Path checkout) throws IOException {
        Files.createDirectory(checkout.resolve("target"));
        Files.createSymbolicLink(
                checkout.resolve("target/quarkus-app"),
                Path.of("target/quarkus-app").toAbsolutePath());
    }
}
