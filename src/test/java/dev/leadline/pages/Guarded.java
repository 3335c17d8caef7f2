package dev.leadline.pages;

import dev.leadline.PackagedServer;
import java.nio.file.Files;
import java.util.HashMap;

/** The server that asks everybody for credentials, over the database of the one that asks nobody. */
record Guarded(PackagedServer server) implements AutoCloseable {

    static Guarded start(PackagedServer open) {
        try {
            // Any key of an admin: without one it would not start.
            People.key(open, "first", "admin");
            var settings = new HashMap<>(open.database());
            settings.put("LEADLINE_ACCESS", "required");
            var folder = Files.createTempDirectory("leadline-guarded");
            return new Guarded(PackagedServer.start(folder.resolve("data"), settings));
        } catch (Exception failed) {
            throw new IllegalStateException("The guarded server could not be started.", failed);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
