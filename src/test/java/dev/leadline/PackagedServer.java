package dev.leadline;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The server as it is shipped: the packaged jar in a process of its own, on its embedded database. */
public final class PackagedServer implements AutoCloseable {

    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(20);

    static {
        // The server closes connections that are idle for 10 s; a client that kept one longer could find it shut.
        System.setProperty("jdk.httpclient.keepalive.timeout", "5");
    }

    /** The setting that says at which port it listens. */
    public static final String PORT = "QUARKUS_HTTP_PORT";

    private static final Path PACKAGED = Path.of("target", "quarkus-app");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Process process;
    private final int port;
    private final Path data;
    private final Path said;

    private PackagedServer(Process process, int port, Path data, Path said) {
        this.process = process;
        this.port = port;
        this.data = data;
        this.said = said;
    }

    /** Starts it, away from the checkout, and returns at once. */
    static PackagedServer launch(Path data, Map<String, String> settings) throws IOException {
        return launch(PACKAGED, data, settings);
    }

    private static PackagedServer launch(Path packaged, Path data, Map<String, String> settings) throws IOException {
        Files.createDirectories(data);
        var said = Files.createTempFile(data.getParent(), "said-", ".log");
        // another start may have to be found where the one before was
        int port = settings.containsKey(PORT) ? Integer.parseInt(settings.get(PORT)) : freePort();
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // it lives for seconds, and Java's second compiler would take half of them
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        packaged.resolve("quarkus-run.jar").toAbsolutePath().toString())
                .directory(data.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(Map.of("LEADLINE_DATA_DIR", data.toString(), PORT, String.valueOf(port)));
        builder.environment().putAll(settings);
        return new PackagedServer(builder.start(), port, data, said);
    }

    /** Starts it, and returns when it is ready. */
    public static PackagedServer start(Path data, Map<String, String> settings) throws Exception {
        return start(PACKAGED, data, settings);
    }

    /** The same of another build, such as an earlier version. */
    public static PackagedServer start(Path packaged, Path data, Map<String, String> settings) throws Exception {
        var server = launch(packaged, data, settings);
        try {
            server.await(200);
            return server;
        } catch (Exception | Error failed) {
            server.close();
            throw failed;
        }
    }

    /** What time it is there: the machine's, which no test sets. What is tested there must not depend on the hour. */
    public static Instant now() {
        return Instant.now();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits until readiness answers with a status. */
    public void await(int status) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (readiness() != status) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("Readiness is not " + status + ". The server said:\n" + said());
            }
            Thread.sleep(50);
        }
    }

    /** The status of readiness, 0 while nobody listens. */
    int readiness() throws InterruptedException {
        try {
            return get("/q/health/ready").statusCode();
        } catch (IOException notListening) {
            return 0;
        }
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return post(path, json, USUAL_PATIENCE);
    }

    /** Posts what may take long on a busy machine. */
    public HttpResponse<String> post(String path, String json, Duration patience)
            throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .timeout(patience)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> send(String method, String path, Map<String, String> headers, String json)
            throws IOException, InterruptedException {
        var request = request(path).setHeader("Content-Type", "application/json");
        headers.forEach(request::setHeader);
        return client.send(
                request.method(method, HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(USUAL_PATIENCE);
    }

    public int port() {
        return port;
    }

    /** Its exit code, once it has ended by itself. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            close();
            throw new AssertionError("The server goes on running. It said:\n" + said());
        }
        return process.exitValue();
    }

    /** Everything it wrote to its terminal. */
    public String said() {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            return e.toString();
        }
    }

    long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("pgdata/postmaster.pid")).get(0).strip());
    }

    /** The settings with which another server shares its database. */
    public Map<String, String> database() throws IOException {
        var port =
                Files.readAllLines(data.resolve("pgdata/postmaster.pid")).get(3).strip();
        return Map.of(
                "LEADLINE_DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:" + port + "/leadline",
                "LEADLINE_DATABASE_USERNAME",
                "leadline",
                "LEADLINE_DATABASE_PASSWORD",
                Files.readString(data.resolve("password")).strip(),
                "LEADLINE_SECRETS_KEY_FILE",
                data.resolve("secrets.key").toString(),
                // a database of another's is not this machine's own by itself
                "LEADLINE_ACCESS",
                "local");
    }

    /** Every process of its PostgreSQL. */
    List<Long> postgres() throws IOException {
        var programs = data.toRealPath();
        return ProcessHandle.allProcesses()
                .filter(each -> each.info()
                        .command()
                        .map(Path::of)
                        .filter(program -> program.startsWith(programs))
                        .isPresent())
                .map(ProcessHandle::pid)
                .toList();
    }

    static void signal(String signal, List<Long> processes) throws Exception {
        for (var pid : processes) {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(pid))
                    .start()
                    .waitFor();
        }
    }

    /** As {@code kill -9}: no hook runs. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As Ctrl-C, and it is waited for. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
