package dev.leadline.pages;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A site of somebody hostile, on another port of the same machine. What its page tries is in {@code hostile-page.js}. */
final class HostileSite implements AutoCloseable {

    private static final Path ATTACKS = Path.of("src/test/resources/hostile/hostile-page.js");

    private final HttpServer server;

    HostileSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        var page = page().getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html;charset=UTF-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    static String page() throws IOException {
        return "<!doctype html><title>Cats</title><body><script>" + Files.readString(ATTACKS) + "</script></body>";
    }

    /** The address of its page under a name that leads to this machine. */
    String at(String host) {
        return "http://" + host + ":" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
