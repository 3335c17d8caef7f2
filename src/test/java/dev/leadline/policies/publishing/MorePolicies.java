package dev.leadline.policies.publishing;

import dev.leadline.policies.Checkout;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/**
 * A folder of policies is mounted that holds more than ships. The server may post to this machine, and sends mail to a port
 * on which a test listens. Nobody sweeps and nobody looks at the folder but tests.
 */
public final class MorePolicies implements QuarkusTestProfile {

    static final MountedFolder FOLDER = new MountedFolder("more-policies");
    private static final String MAIL_PORT = "leadline.test.mail.port";

    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(mail());
        settings.putAll(Map.of(
                "leadline.policies.dir", FOLDER.fresh().with(Checkout.MORE).toString(),
                "leadline.policies.look-every", "24h",
                "leadline.watch.look-every", "off",
                // of connections that are killed, which is what they are for
                "quarkus.log.category.\"com.arjuna\".level", "OFF",
                "quarkus.log.category.\"io.agroal\".level", "OFF"));
        return settings;
    }

    private static Map<String, String> mail() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            System.setProperty(MAIL_PORT, String.valueOf(free.getLocalPort()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Map.of(
                "leadline.alerts.allow-http-to-localhost", "true",
                "leadline.alerts.count-every", "1s",
                "leadline.mail.host", "localhost",
                "leadline.mail.port", System.getProperty(MAIL_PORT),
                "leadline.mail.from", "leadline@example.com");
    }

    /** Where a test listens for mail. */
    public static int mailPort() {
        return Integer.getInteger(MAIL_PORT);
    }
}
