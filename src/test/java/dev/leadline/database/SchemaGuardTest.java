package dev.leadline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SchemaGuardTest {

    @Test
    void a_newer_schema_is_refused_and_both_are_named() {
        assertThatCode(() -> SchemaGuard.check(31, 31)).doesNotThrowAnyException();
        assertThatCode(() -> SchemaGuard.check(0, 31)).doesNotThrowAnyException();
        assertThatThrownBy(() -> SchemaGuard.check(32, 31))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("The schema of the database (32) is newer than that of this build (31).");
    }

    @Test
    void the_newest_migration_of_this_build_is_that_with_the_highest_number() throws IOException {
        try (var files = Files.list(Path.of("src", "main", "resources", "db", "migration"))) {
            int newest = files.map(file -> file.getFileName().toString())
                    .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                    .max()
                    .orElseThrow();
            assertThat(SchemaVersion.ofThisBuild()).isEqualTo(newest).isGreaterThanOrEqualTo(31);
        }
    }
}
