package dev.leadline.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The readers of what strangers write against a fuzzer, which sees the branches that are taken, and whether something is done
 * that no reader may do: a class loaded by name, a script, a request, a path out of the folder. {@code -Dfuzz.seconds=3600}
 * goes on for an hour.
 */
@Tag("outside")
class FuzzIT {

    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 20);

    @TempDir
    Path temp;

    @Test
    void no_input_does_what_no_reader_may() throws Exception {
        var corpus = Files.createDirectories(temp.resolve("corpus"));
        for (var target : FuzzTarget.values()) {
            int seed = 0;
            for (var bytes : target.seeds()) {
                Files.write(corpus.resolve(target + "-" + seed++), FuzzEntry.input(target, bytes));
            }
        }
        var output = temp.resolve("output").toFile();
        var fuzzer = new ProcessBuilder(command(corpus))
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(fuzzer.waitFor(SECONDS * 2L + 300, TimeUnit.SECONDS))
                    .as("ended")
                    .isTrue();
        } finally {
            fuzzer.destroyForcibly();
        }
        var said = Files.readString(output.toPath(), StandardCharsets.ISO_8859_1);
        assertThat(fuzzer.exitValue()).as(said).isZero();
        assertThat(said).contains("Done ");
    }

    private List<String> command(Path corpus) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-Xmx600m",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzEntry.class.getName(),
                "--instrumentation_includes=dev.leadline.**:de.siegmar.**",
                "-max_total_time=" + SECONDS,
                "-max_len=4096",
                "-timeout=60",
                "-artifact_prefix=" + temp + "/",
                corpus.toString());
    }
}
