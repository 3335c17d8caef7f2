package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A start of the server costs as much as hundreds of tests. */
class ServerStartsTest {

    private static final Pattern PROFILE = Pattern.compile("@TestProfile\\((\\S+)\\)");

    @Test
    void tests_start_the_server_as_it_ships_and_with_two_profiles() throws IOException {
        var profiles = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src", "test", "java"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                PROFILE.matcher(Files.readString(file)).results().forEach(found -> profiles.add(found.group(1)));
            }
        }
        assertThat(profiles)
                .as("profiles, each of which is a start more: use one of those that there are")
                .containsExactly("MorePolicies.class", "MountedFolders.class");
    }
}
