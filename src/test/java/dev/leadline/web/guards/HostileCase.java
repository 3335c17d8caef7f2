package dev.leadline.web.guards;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A case of {@code src/test/resources/hostile}.
 *
 * @param request as it is written there
 * @param status the status that it must get; one digit stands for its hundred
 * @param words what the answer must contain
 */
record HostileCase(String title, String request, String status, String words) {

    private static final Path FOLDER = Path.of("src", "test", "resources", "hostile");
    private static final Pattern REPEATED = Pattern.compile("(?s)\\{((?:(?!\\{).)+?)\\*([0-9]+)}");
    private static final Pattern ESCAPED = Pattern.compile("\\\\u\\{([0-9A-F]+)}|\\\\x([0-9a-f]{2})");

    static List<HostileCase> of(String file) throws IOException {
        return Arrays.stream(Files.readString(FOLDER.resolve(file)).split("(?m)^=== "))
                .filter(text -> !text.isBlank())
                .map(HostileCase::read)
                .toList();
    }

    static List<String> lines(String file) throws IOException {
        return Files.readAllLines(FOLDER.resolve(file));
    }

    private static HostileCase read(String text) {
        int title = text.indexOf('\n');
        int answer = text.lastIndexOf("\n--> ");
        var wanted = text.substring(answer + 5).strip().split(" ", 2);
        return new HostileCase(
                text.substring(0, title),
                text.substring(title + 1, answer),
                wanted[0],
                wanted.length == 1 ? "" : wanted[1]);
    }

    /** The bytes that a text of a case stands for. */
    static byte[] bytes(String text) {
        var repeated = REPEATED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1).repeat(Integer.parseInt(found.group(2)))));
        var bytes = new ByteArrayOutputStream();
        var escape = ESCAPED.matcher(repeated);
        int from = 0;
        while (escape.find()) {
            bytes.writeBytes(repeated.substring(from, escape.start()).getBytes(StandardCharsets.UTF_8));
            if (escape.group(1) == null) {
                bytes.write(Integer.parseInt(escape.group(2), 16));
            } else {
                bytes.writeBytes(Character.toString(Integer.parseInt(escape.group(1), 16))
                        .getBytes(StandardCharsets.UTF_8));
            }
            from = escape.end();
        }
        bytes.writeBytes(repeated.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return title;
    }
}
