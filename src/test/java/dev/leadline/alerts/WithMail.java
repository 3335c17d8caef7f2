package dev.leadline.alerts;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** The server may post to this machine, and sends mail to a port on which the test listens. */
public final class WithMail implements QuarkusTestProfile {

    private static final String PORT = "leadline.test.mail.port";

    @Override
    public Map<String, String> getConfigOverrides() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            System.setProperty(PORT, String.valueOf(free.getLocalPort()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Map.of(
                "leadline.alerts.allow-http-to-localhost",
                "true",
                "leadline.alerts.count-every",
                "1s",
                "leadline.mail.host",
                "localhost",
                "leadline.mail.port",
                System.getProperty(PORT),
                "leadline.mail.from",
                "leadline@example.com");
    }

    static int port() {
        return Integer.getInteger(PORT);
    }
}
