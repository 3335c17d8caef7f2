package dev.leadline.web.guards;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A request as bytes, so that it may say what no client library lets one say. */
record RawRequest(String line, List<String> headers, String body) {

    private static final Pattern LENGTH =
            Pattern.compile("^content-length: ([0-9]+)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final int PATIENCE_MILLIS = 10_000;

    /** Such as {@code GET /v1/policies HTTP/1.1}, and headers as they are written. */
    static RawRequest of(String line, String... headers) {
        return new RawRequest(line, List.of(headers), "");
    }

    RawRequest with(String... more) {
        var all = new ArrayList<>(headers);
        all.addAll(Arrays.asList(more));
        return new RawRequest(line, all, body);
    }

    RawRequest body(String text) {
        return new RawRequest(line, headers, text);
    }

    /** Its whole answer: as much as it announces, or all until it closes the connection; empty when none comes in time. */
    String answer() throws IOException {
        var head = new ArrayList<>(headers);
        head.add(0, line);
        head.add("Connection: close");
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var text = String.join("\r\n", head) + "\r\n\r\n" + body;
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return read(socket.getInputStream());
        } catch (SocketTimeoutException silent) {
            return "";
        }
    }

    private String read(InputStream in) throws IOException {
        var answer = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            answer.append((char) next);
            if (answer.length() > 4 && answer.indexOf("\r\n\r\n", answer.length() - 4) > 0) {
                var length = LENGTH.matcher(answer);
                return length.find() && !line.startsWith("HEAD")
                        ? answer + new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8)
                        : answer + new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        return answer.toString();
    }

    /** The status of an answer; 0 when there is none. */
    static int status(String answer) {
        return answer.startsWith("HTTP/1.") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }
}
