package dev.leadline.leads;

import dev.leadline.policies.Checkout;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** What ships, and policies whose clocks run elsewhere and that warn early, all of which tell someone. Nobody else sweeps. */
public final class PoliciesOfTheYear implements QuarkusTestProfile {

    private static final Path FOLDER = Path.of("target", "policies-of-the-year");

    private static final String ALERTS =
            """
            row,tier,obligation,at,tell,note
            half,,FIRST_CALL,50%,owner,
            late,,FIRST_CALL,100%,team,
            later,,FIRST_CALL,1 business hour after,operations,
            next-day,,FIRST_CALL,1 business day after,operations,
            attempts-soon,,ALL_ATTEMPTS,75%,owner,
            attempts-late,,ALL_ATTEMPTS,100%,team,
            attempts-later,,ALL_ATTEMPTS,2 days after,team,
            """;

    @Override
    public Map<String, String> getConfigOverrides() {
        copy(Checkout.SHIPPED, "");
        for (var more : new String[] {"calendars", "clock-of-the-region", "warned-early"}) {
            copy(Checkout.MORE.resolve(more), more);
        }
        write("clock-of-the-region/alerts.csv");
        write("warned-early/alerts.csv");
        return Map.of(
                "leadline.policies.dir", FOLDER.toString(),
                "leadline.watch.look-every", "off",
                // of connections that are killed, which is what they are for
                "quarkus.log.category.\"com.arjuna\".level", "OFF",
                "quarkus.log.category.\"io.agroal\".level", "OFF");
    }

    private static void copy(Path from, String to) {
        try (var all = Files.walk(from)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var copy = FOLDER.resolve(to).resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String file) {
        try {
            Files.writeString(FOLDER.resolve(file), ALERTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
