package dev.leadline.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.access.Role;
import dev.leadline.database.CannotStart;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignOnSettingsTest {

    private static final Map<String, String> WHOLE = Map.of(
            "issuer", "https://sso.example.com/realms/company",
            "client-id", "leadline",
            "client-secret", "s3cret",
            "roles", "sales-ops:analyst, sales-ops:planner,team:it:admin");

    @TempDir
    Path folder;

    private static Optional<SignOnSettings> read(Map<String, String> settings) {
        var all = new HashMap<String, String>();
        settings.forEach((name, value) -> all.put("leadline.oidc." + name, value));
        return SignOnSettings.read(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build());
    }

    private static Map<String, String> with(String name, String value) {
        var all = new HashMap<>(WHOLE);
        all.put(name, value);
        return all;
    }

    private static Map<String, String> without(String name) {
        var all = new HashMap<>(WHOLE);
        all.remove(name);
        return all;
    }

    private static void isRefused(Map<String, String> settings, String why) {
        assertThatThrownBy(() -> read(settings)).isInstanceOf(CannotStart.class).hasMessageContaining(why);
    }

    @Test
    void nothing_set_is_no_sign_on() {
        assertThat(read(Map.of())).isEmpty();
    }

    @Test
    void four_settings_are_enough() {
        var settings = read(WHOLE).orElseThrow();

        assertThat(settings.name()).isEqualTo("sso.example.com");
        assertThat(settings.audience()).isEqualTo("leadline");
        assertThat(settings.groupsClaim()).isEqualTo("groups");
        assertThat(settings.scopes()).containsExactly("profile", "email");
        assertThat(settings.roles().of(List.of("sales-ops"))).isEqualTo(Set.of(Role.ANALYST, Role.PLANNER));
        assertThat(settings.roles().of(List.of("team:it", "choir"))).isEqualTo(Set.of(Role.ADMIN));
        assertThat(settings.sides().of(List.of("sales-ops"))).isEmpty();
    }

    @Test
    void a_group_may_speak_for_a_side() {
        var settings = read(with("sides", "sales-ops:sales,brand:marketing")).orElseThrow();

        assertThat(settings.sides().of(List.of("brand", "sales-ops"))).isEqualTo(Set.of("sales", "marketing"));
    }

    @Test
    void the_secret_may_be_in_a_file() throws Exception {
        var file = Files.writeString(folder.resolve("secret"), "from-a-file\n");
        var settings = new HashMap<>(without("client-secret"));
        settings.put("client-secret-file", file.toString());

        assertThat(read(settings).orElseThrow().secret()).isEqualTo("from-a-file");
        isRefused(with("client-secret-file", file.toString()), "Both LEADLINE_OIDC_CLIENT_SECRET and");
        settings.put("client-secret-file", file + "-not");
        isRefused(settings, "cannot be read");
        settings.put(
                "client-secret-file", Files.createFile(folder.resolve("empty")).toString());
        isRefused(settings, "is empty");
    }

    @Test
    void whatever_is_missing_is_named() {
        isRefused(without("issuer"), "is set, but LEADLINE_OIDC_ISSUER is not");
        isRefused(without("client-id"), "LEADLINE_OIDC_CLIENT_ID is not");
        isRefused(without("client-secret"), "Neither LEADLINE_OIDC_CLIENT_SECRET and");
        isRefused(without("roles"), "LEADLINE_OIDC_ROLES is not");
    }

    @Test
    void a_word_that_is_no_role_is_named() {
        isRefused(with("roles", "it:amdin"), "LEADLINE_OIDC_ROLES (it:amdin)");
        isRefused(with("roles", "admin"), "LEADLINE_OIDC_ROLES (admin)");
        isRefused(with("roles", "it:admin,"), "LEADLINE_OIDC_ROLES ()");
        isRefused(with("sides", "it:a side"), "LEADLINE_OIDC_SIDES (it:a side)");
    }

    @Test
    void an_issuer_is_reached_safely() {
        assertThat(read(with("issuer", "http://127.0.0.1:8180/realms/x"))).isPresent();
        for (var wrong :
                List.of("http://sso.example.com", "sso.example.com", "ftp://x", "https://x/?a=b", "https://")) {
            isRefused(with("issuer", wrong), "LEADLINE_OIDC_ISSUER (" + wrong + ") must be");
        }
    }
}
