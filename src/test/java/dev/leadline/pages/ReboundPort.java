package dev.leadline.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A port of an attacker, which is first the attacker's own and then leads to another server, byte by byte. To a browser that is
 * what DNS rebinding is: one origin, of which the page came from somebody else than the answers that follow.
 */
final class ReboundPort implements AutoCloseable {

    private static final int OWN = 0;

    private final ServerSocket port;
    private final byte[] page;
    private volatile int leadsTo = OWN;

    ReboundPort(String html) throws IOException {
        var body = html.getBytes(StandardCharsets.UTF_8);
        var head = "HTTP/1.1 200 OK\r\nContent-Type: text/html;charset=UTF-8\r\nConnection: close\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        page = (head + html).getBytes(StandardCharsets.UTF_8);
        port = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        start(this::accept);
    }

    int number() {
        return port.getLocalPort();
    }

    /** From now on all that is asked here goes to another port of this machine. */
    void leadTo(int other) {
        leadsTo = other;
    }

    private void accept() {
        try {
            while (true) {
                var client = port.accept();
                start(() -> serve(client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (leadsTo == OWN) {
                client.getInputStream().read(new byte[8_192]);
                client.getOutputStream().write(page);
                return;
            }
            try (var server = new Socket("127.0.0.1", leadsTo)) {
                start(() -> copy(in(client), out(server)));
                copy(in(server), out(client));
            }
        } catch (IOException gone) {
            // the browser has closed a connection that it needs no more
        }
    }

    private static InputStream in(Socket socket) {
        try {
            return socket.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutputStream out(Socket socket) {
        try {
            return socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(InputStream from, OutputStream to) {
        try {
            from.transferTo(to);
        } catch (IOException closed) {
            // one side has closed, and the other follows
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "rebound-port");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        port.close();
    }
}
