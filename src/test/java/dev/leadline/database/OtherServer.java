package dev.leadline.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A second process that keeps an embedded database open until it is killed, as a crashing server would be. */
public final class OtherServer implements AutoCloseable {

    private final Process process;

    private OtherServer(Process process) {
        this.process = process;
    }

    public static void main(String... args) throws InterruptedException {
        EmbeddedDatabase.start(Path.of(args[0]));
        System.out.println("ready");
        TimeUnit.MINUTES.sleep(5);
    }

    public static OtherServer startIn(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherServer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        OtherServer server = new OtherServer(process);
        var words = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = words.readLine(); !"ready".equals(line); line = words.readLine()) {
            if (line == null) {
                server.close();
                throw new IOException("The other server did not start");
            }
        }
        return server;
    }

    public long pid() {
        return process.pid();
    }

    /** As {@code kill -9}: nothing of it runs any more, no hook and no finally. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
