package dev.leadline.web.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The javadoc of the records and enums that go over the wire, read from their sources while the server is built. So a
 * field is described once, where it is declared, for readers of the code and of the OpenAPI document alike.
 */
final class SourceDocs {

    private static final Pattern DECLARATION = Pattern.compile(
            "(?:/\\*\\*(?<doc>(?:(?!\\*/).)*+)\\*/\\s*+)?"
                    + "(?<annotations>(?:@\\w++(?:\\((?:[^()\"]|\"(?:[^\"\\\\]|\\\\.)*+\"|\\((?:[^()\"]|\"(?:[^\"\\\\]|\\\\.)*+\")*+\\))*+\\))?\\s*+)*+)"
                    + "(?:(?:public|private|protected|static|final|sealed)\\s++)*+(?:record|enum|interface|class)\\s++(?<name>[A-Z]\\w*+)",
            Pattern.DOTALL);
    private static final Pattern SCHEMA_NAME = Pattern.compile("@Schema\\([^)]*?\\bname = \"(\\w+)\"", Pattern.DOTALL);
    private static final Pattern PARAMETER =
            Pattern.compile("@param\\s+(\\w+)\\s+((?:(?!\\s@(?:param|return|throws)).)*)", Pattern.DOTALL);

    private final Map<String, SourceDoc> named = new HashMap<>();
    private final Map<String, SourceDoc> others = new HashMap<>();

    private SourceDocs() {}

    /** @throws IllegalStateException when the sources are not where Maven has them */
    static SourceDocs read() {
        var docs = new SourceDocs();
        try (var files = Files.walk(folder())) {
            for (var file : files.filter(each -> each.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                docs.add(Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return docs;
    }

    private static Path folder() {
        var self = SourceDocs.class.getName().replace('.', '/');
        var compiled = Thread.currentThread().getContextClassLoader().getResource(self + ".class");
        var folder = Path.of("src/main/java");
        if (compiled != null && compiled.getProtocol().equals("file")) {
            try {
                var classes = Path.of(new URI(compiled.toString().replace(self + ".class", "")));
                folder = classes.resolve("../../src/main/java").normalize();
            } catch (URISyntaxException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("The sources are not at " + folder
                    + ", and the OpenAPI document takes its descriptions from them.\nBuild with Maven.");
        }
        return folder;
    }

    private void add(String source) {
        var at = DECLARATION.matcher(source);
        while (at.find()) {
            var doc = plain(at.group("doc"));
            var parameters = new LinkedHashMap<String, String>();
            var each = PARAMETER.matcher(doc);
            while (each.find()) {
                parameters.put(each.group(1), sentence(each.group(2)));
            }
            var annotations = at.group("annotations");
            var summary = sentence(doc.split("\\s@(?:param|return|throws)\\s", 2)[0]);
            var read = new SourceDoc(summary, parameters, annotations, components(source, at.end()));
            var schema = SCHEMA_NAME.matcher(annotations);
            if (schema.find()) {
                named.put(schema.group(1), read);
            } else if (!doc.isEmpty()) {
                others.putIfAbsent(at.group("name"), read);
            }
        }
    }

    /** The components of a record by name, each as it is written: annotations, type and name. */
    private static Map<String, String> components(String source, int from) {
        var components = new LinkedHashMap<String, String>();
        if (from >= source.length() || source.charAt(from) != '(') {
            return components;
        }
        int depth = 0;
        int start = from + 1;
        boolean isText = false;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            isText ^= c == '"' && source.charAt(i - 1) != '\\';
            if (isText) {
                continue;
            }
            depth += "(<{".indexOf(c) >= 0 ? 1 : ")>}".indexOf(c) >= 0 ? -1 : 0;
            if (c == ',' && depth == 1 || depth == 0) {
                var component = source.substring(start, i).strip();
                components.put(component.substring(component.lastIndexOf(' ') + 1), component);
                start = i + 1;
            }
            if (depth == 0) {
                break;
            }
        }
        return components;
    }

    /** Javadoc as Markdown. */
    private static String plain(String javadoc) {
        return javadoc == null
                ? ""
                : javadoc.lines()
                        .map(line -> line.replaceFirst("^\\s*\\*? ?", "").strip())
                        .collect(Collectors.joining(" "))
                        .replaceAll("\\{@code ([^}]*)}", "`$1`")
                        .replaceAll("\\{@link #?([^ }]*)[^}]*}", "`$1`")
                        .replaceAll("</?[a-z]+>", "")
                        .replace("&lt;", "<")
                        .strip();
    }

    private static String sentence(String text) {
        var stripped = text.strip();
        return stripped.isEmpty() ? "" : Character.toUpperCase(stripped.charAt(0)) + stripped.substring(1);
    }

    /** What is known of a schema; nothing of one that no source declares. */
    SourceDoc of(String schema) {
        return named.getOrDefault(schema, others.getOrDefault(schema, SourceDoc.NONE));
    }
}
