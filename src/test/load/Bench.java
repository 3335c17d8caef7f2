import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Measures the packaged server on an empty database of its own, door by door, in one run: requests a second and as a share of a
 * trivial door, the time of an answer, and the processor time that a request costs the server (without Java's compilers) and
 * PostgreSQL. Each door is warmed first. Each request is about another lead. Of figures of a machine that does other things,
 * the processor time and the shares are the ones to trust. Needs Linux.
 *
 * <p>Usage: java src/test/load/Bench.java [folder of the packaged server] [seconds a door] [requests that warm a door]
 */
class Bench {

    private static final int[] CONNECTIONS = {16, 64};
    private static final int LINES = 10_000;

    /** Of a clock of the kernel, usually a hundredth of a second. */
    private static final double MICROS_A_TICK = 10_000;

    private static final String LEAD =
            """
            {"policy": "mql-to-sal-predictive", "asOf": "2016-01-11T16:00:00Z", "lead": {"id": "L-%d", "rank": 92, "stage": "MQL", \
            "receivedAt": "2016-01-11T10:00:00-05:00"}, "attempts": [{"id": "a1", "channel": "PHONE", \
            "occurredAt": "2016-01-11T15:30:00Z", "outcome": "NO_ANSWER"}]}""";

    private static final AtomicLong NEXT_LEAD = new AtomicLong();

    private final Path data;
    private final int port;
    private final Process server;

    private Bench(Path data, int port, Process server) {
        this.data = data;
        this.port = port;
        this.server = server;
    }

    private record Door(String name, Supplier<byte[]> request) {}

    private record Figures(int asked, double rate, double p50, double p99, double java, double postgres, long refused) {}

    public static void main(String[] arguments) throws Exception {
        var app = Path.of(arguments.length > 0 ? arguments[0] : "target/quarkus-app").toAbsolutePath();
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
        int warming = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 30_000;
        var folder = Files.createTempDirectory("leadline-bench-");
        var bench = start(app, folder);
        try {
            bench.measureAll(seconds, warming);
        } finally {
            bench.server.destroy();
            bench.server.waitFor();
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private static Bench start(Path app, Path folder) throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-jar", app.resolve("quarkus-run.jar").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("LEADLINE_DATA_DIR", folder.resolve("data").toString());
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        var bench = new Bench(folder.resolve("data"), port, builder.start());
        for (int i = 0; i < 300 && !bench.isReady(); i++) {
            Thread.sleep(500);
        }
        return bench;
    }

    private boolean isReady() {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(get("/q/health/ready"));
            return answer(new BufferedInputStream(socket.getInputStream())) == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void measureAll(int seconds, int warming) throws Exception {
        var doors = List.of(
                new Door("trivial (GET /q/health/live)", () -> get("/q/health/live")),
                new Door("decide, not recorded", () -> post("/v1/decisions?record=false")),
                new Door("decide, recorded", () -> post("/v1/decisions")));
        for (var door : doors) {
            for (long asked = 0; asked < warming; ) {
                asked += run(door, 64, 2).asked();
            }
        }
        System.out.printf("Load of the machine before: %s%n", Files.readString(Path.of("/proc/loadavg")).strip());
        for (int connections : CONNECTIONS) {
            double trivial = 0;
            for (var door : doors) {
                var seen = run(door, connections, seconds);
                trivial = trivial == 0 ? seen.rate() : trivial;
                System.out.printf(
                        "%-28s %3d connections %7.0f requests/s (%3.0f%% of trivial)   p50 %6.2f ms  p99 %7.2f ms   a request"
                                + " costs %4.0f us of the server and %4.0f us of PostgreSQL   not 200: %d%n",
                        door.name(),
                        connections,
                        seen.rate(),
                        100 * seen.rate() / trivial,
                        seen.p50(),
                        seen.p99(),
                        seen.java(),
                        seen.postgres(),
                        seen.refused());
            }
        }
        bulk("bulk, not recorded, 1 stream", "/v1/decisions/bulk?record=false");
        bulk("bulk, recorded, 1 stream", "/v1/decisions/bulk");
        System.out.printf("Load of the machine after: %s%n", Files.readString(Path.of("/proc/loadavg")).strip());
    }

    private void bulk(String name, String path) throws Exception {
        for (boolean isWarm : new boolean[] {false, true}) {
            var lines = new StringBuilder();
            for (int i = 0; i < LINES; i++) {
                lines.append(LEAD.formatted(NEXT_LEAD.incrementAndGet())).append('\n');
            }
            var request = request("POST", path, "application/x-ndjson", lines.toString());
            long java = javaTicks();
            long postgres = postgresTicks();
            long begun = System.nanoTime();
            try (var socket = new Socket("127.0.0.1", port)) {
                socket.getOutputStream().write(request);
                answer(new BufferedInputStream(socket.getInputStream(), 1 << 16));
            }
            double took = (System.nanoTime() - begun) / 1e9;
            if (isWarm) {
                System.out.printf(
                        "%-28s %7.0f decisions/s   one costs %4.0f us of the server and %4.0f us of PostgreSQL%n",
                        name,
                        LINES / took,
                        (javaTicks() - java) * MICROS_A_TICK / LINES,
                        (postgresTicks() - postgres) * MICROS_A_TICK / LINES);
            }
        }
    }

    /** Asks one door over some connections for some seconds. */
    private Figures run(Door door, int connections, double seconds) throws Exception {
        var threads = Executors.newFixedThreadPool(connections);
        long java = javaTicks();
        long postgres = postgresTicks();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        var clients = new ArrayList<java.util.concurrent.Future<long[]>>();
        var refused = new AtomicLong();
        for (int i = 0; i < connections; i++) {
            clients.add(threads.submit(() -> ask(door, end, refused)));
        }
        var all = new ArrayList<long[]>();
        for (var client : clients) {
            all.add(client.get());
        }
        threads.shutdown();
        long[] nanos = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        int count = Math.max(1, nanos.length);
        return new Figures(
                count,
                count / seconds,
                nanos.length == 0 ? 0 : nanos[count / 2] / 1e6,
                nanos.length == 0 ? 0 : nanos[count * 99 / 100] / 1e6,
                (javaTicks() - java) * MICROS_A_TICK / count,
                (postgresTicks() - postgres) * MICROS_A_TICK / count,
                refused.get());
    }

    private long[] ask(Door door, long end, AtomicLong refused) throws IOException {
        var nanos = new long[1 << 16];
        int count = 0;
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
            for (long now = System.nanoTime(); now < end; ) {
                socket.getOutputStream().write(door.request().get());
                if (answer(in) != 200) {
                    refused.incrementAndGet();
                }
                long then = System.nanoTime();
                if (count == nanos.length) {
                    nanos = Arrays.copyOf(nanos, 2 * count);
                }
                nanos[count++] = then - now;
                now = then;
            }
        }
        return Arrays.copyOf(nanos, count);
    }

    private static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] post(String path) {
        return request("POST", path, "application/json", LEAD.formatted(NEXT_LEAD.incrementAndGet()));
    }

    private static byte[] request(String method, String path, String type, String body) {
        return (method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Reads an answer to its end; returns its status. */
    private static int answer(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).substring(9, 12));
        long length = 0;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var lower = header.toLowerCase();
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(header.substring(15).strip());
            }
            if (lower.startsWith("transfer-encoding:")) {
                length = -1;
            }
        }
        if (length >= 0) {
            in.skipNBytes(length);
            return status;
        }
        for (long chunk = chunk(in); chunk > 0; chunk = chunk(in)) {
            in.skipNBytes(chunk + 2);
        }
        line(in);
        return status;
    }

    private static long chunk(InputStream in) throws IOException {
        return Long.parseLong(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The server closed the connection.");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    /** What the server spent, without Java's compilers, which are busy only until it is warm. */
    private long javaTicks() throws IOException {
        var process = Path.of("/proc/" + server.pid());
        long compilers = 0;
        try (var tasks = Files.list(process.resolve("task"))) {
            for (var task : tasks.toList()) {
                var stat = stat(task);
                compilers += stat != null && stat[0].contains("CompilerThre") ? spent(stat) : 0;
            }
        }
        return spent(stat(process)) - compilers;
    }

    private long postgresTicks() throws IOException {
        long ticks = 0;
        var programs = data.toRealPath();
        for (var process : ProcessHandle.allProcesses().toList()) {
            var command = process.info().command();
            if (command.isPresent() && Path.of(command.get()).startsWith(programs)) {
                var stat = stat(Path.of("/proc/" + process.pid()));
                ticks += stat == null ? 0 : spent(stat);
            }
        }
        return ticks;
    }

    /** The name and then the numbers; null when it has ended. */
    private static String[] stat(Path of) {
        try {
            var text = Files.readString(of.resolve("stat"));
            int end = text.lastIndexOf(')');
            return (text.substring(text.indexOf('('), end).replace(' ', '_') + text.substring(end + 1)).split(" ");
        } catch (IOException ended) {
            return null;
        }
    }

    private static long spent(String[] stat) {
        return Long.parseLong(stat[12]) + Long.parseLong(stat[13]);
    }
}
