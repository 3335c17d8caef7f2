package dev.leadline.policies.publishing;

import dev.leadline.policies.Analyst;
import dev.leadline.policies.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;

/** A copy of the folder of policies, which a test may change as an operator would. */
final class MountedFolder {

    /** Each policy more is reviewed and tried with all others, and its cases with it. */
    private static final Set<String> KEPT_CASES = Set.of("tiers.yaml", "business-time.yaml");

    private final Path path;

    MountedFolder(String name) {
        this.path = Path.of("target", name).toAbsolutePath();
    }

    /** Makes it what ships. */
    MountedFolder fresh() {
        remove("");
        copy(Checkout.SHIPPED, path);
        return this;
    }

    /** Adds what another folder holds. */
    MountedFolder with(Path folder) {
        copy(folder, path);
        return this;
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** Adds a policy: a copy of the one that goes by rank, with some of its cases, which answers when it is named. */
    void add(String id) {
        copy(Checkout.SHIPPED.resolve(Analyst.COPIED), path.resolve(id));
        for (var file : files(path.resolve(id + "/cases"))) {
            if (!KEPT_CASES.contains(file.getFileName().toString())) {
                remove(path.relativize(file).toString());
            }
        }
        for (var file : files(path.resolve(id))) {
            edit(path.relativize(file).toString(), Analyst.COPIED, id);
        }
        edit(id + "/policy.yaml", "answersForStage: true", "answersForStage: false");
    }

    void edit(String file, String found, String replacement) {
        write(file, read(file).replace(found, replacement));
    }

    String read(String file) {
        try {
            return Files.readString(path.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String file, String text) {
        try {
            Files.writeString(path.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a file, or a folder with all that is in it. */
    void remove(String name) {
        var gone = path.resolve(name);
        if (!Files.exists(gone)) {
            return;
        }
        try (var all = Files.walk(gone)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Iterable<Path> files(Path folder) {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        for (var file : files(from)) {
            var copy = to.resolve(from.relativize(file).toString());
            try {
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
