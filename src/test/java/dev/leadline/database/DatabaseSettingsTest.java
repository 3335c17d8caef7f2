package dev.leadline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {

    private final Properties before = new Properties();

    @BeforeEach
    void nothing_is_set() {
        before.putAll(System.getProperties());
        System.getProperties().keySet().removeIf(name -> name.toString().startsWith("quarkus.datasource."));
    }

    @AfterEach
    void nothing_is_changed_for_other_tests() {
        System.setProperties(before);
    }

    @Test
    void with_nothing_named_the_embedded_database_lives_in_the_home_folder() {
        DatabaseSettings settings = with(Map.of());
        assertThat(settings.useNamed()).isFalse();
        assertThat(settings.dataFolder()).isEqualTo(Path.of(System.getProperty("user.home"), ".leadline"));
    }

    @Test
    void a_blank_url_names_nothing() {
        assertThat(with(Map.of("leadline.database.url", " ")).useNamed()).isFalse();
    }

    @Test
    void our_name_for_the_database_is_passed_on_to_quarkus() {
        assertThat(with(Map.of(
                                "leadline.database.url", "jdbc:postgresql://db/leadline",
                                "leadline.database.username", "app",
                                "leadline.database.password", "secret"))
                        .useNamed())
                .isTrue();
        assertThat(System.getProperty("quarkus.datasource.jdbc.url")).isEqualTo("jdbc:postgresql://db/leadline");
        assertThat(System.getProperty("quarkus.datasource.username")).isEqualTo("app");
        assertThat(System.getProperty("quarkus.datasource.password")).isEqualTo("secret");
    }

    @Test
    void the_name_quarkus_has_for_it_works_too() {
        assertThat(with(Map.of(
                                "quarkus.datasource.jdbc.url", "jdbc:postgresql://db/leadline",
                                "quarkus.datasource.username", "app",
                                "quarkus.datasource.password", "secret"))
                        .useNamed())
                .isTrue();
    }

    @Test
    void a_database_without_user_or_password_is_refused_with_the_setting_to_use() {
        var nobody = with(Map.of("leadline.database.url", "jdbc:postgresql://db/leadline?user=app&password=secret"));
        assertThatThrownBy(nobody::useNamed)
                .isInstanceOf(CannotStart.class)
                .hasMessage("The database has a URL and no username.\nSet LEADLINE_DATABASE_USERNAME, also if the"
                        + " URL has it.");
        var open = with(Map.of(
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://db/leadline", "quarkus.datasource.username", "app"));
        assertThatThrownBy(open::useNamed)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Set LEADLINE_DATABASE_PASSWORD");
    }

    @Test
    void another_kind_of_database_is_refused_without_repeating_a_password() {
        DatabaseSettings settings = with(Map.of("leadline.database.url", "postgres://app:secret@db/leadline"));
        assertThatThrownBy(settings::useNamed)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("must begin with \"jdbc:postgresql:\"")
                .hasMessageNotContaining("secret");
    }

    private static DatabaseSettings with(Map<String, String> values) {
        return new DatabaseSettings(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build());
    }
}
