package dev.leadline.database.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.database.CannotStart;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsKeysTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final SecretPlace CRM = new SecretPlace("receiver", "crm");

    @TempDir
    Path folder;

    private final SecretsKeys keys = new SecretsKeys(List.of(SecretsKey.random()));

    private String sealed() {
        return keys.seal(SECRET, CRM).orElseThrow();
    }

    @Test
    void what_is_sealed_opens_again_and_is_never_sealed_twice_alike() {
        assertThat(keys.open(sealed(), CRM)).isEqualTo(SECRET);
        assertThat(sealed())
                .startsWith("sealed:1:" + keys.ids().get(0) + ":")
                .doesNotContain(SECRET)
                .isNotEqualTo(sealed());
    }

    @Test
    void a_sealed_text_opens_in_no_other_row() {
        var moved = sealed();
        for (var place : List.of(new SecretPlace("receiver", "other"), new SecretPlace("account", "crm"))) {
            assertThatThrownBy(() -> keys.open(moved, place))
                    .isInstanceOf(UnreadableSecret.class)
                    .hasMessage(
                            "The secret of " + place + " was changed in the database, or was sealed for another row.");
        }
        assertThat(new SecretPlace("receiver", "a").bytes()).isNotEqualTo(new SecretPlace("receive", "ra").bytes());
    }

    @Test
    void a_changed_text_does_not_open() {
        var text = sealed();
        for (int at = "sealed:1:".length() + 9; at < text.length() - 1; at++) {
            var changed = text.substring(0, at) + (text.charAt(at) == 'A' ? 'B' : 'A') + text.substring(at + 1);
            assertThatThrownBy(() -> keys.open(changed, CRM)).isInstanceOf(UnreadableSecret.class);
        }
        for (var broken :
                List.of("sealed:1:", "sealed:1:" + keys.ids().get(0) + ":", text.substring(0, 30), text + "!")) {
            assertThatThrownBy(() -> keys.open(broken, CRM)).isInstanceOf(UnreadableSecret.class);
        }
    }

    @Test
    void a_missing_key_is_named_by_its_id() {
        var text = sealed();
        assertThatThrownBy(() -> new SecretsKeys(List.of(SecretsKey.random())).open(text, CRM))
                .isInstanceOf(UnreadableSecret.class)
                .hasMessage("The secret of receiver crm is sealed with the key "
                        + keys.ids().get(0) + ", which is missing.");
    }

    @Test
    void a_key_is_read_as_it_was_written_and_is_in_no_message() {
        var key = SecretsKey.random();
        var read = SecretsKey.find(key.text()).orElseThrow();
        assertThat(read.id()).isEqualTo(key.id()).matches("[0-9a-f]{8}");
        assertThat(key.toString() + new SecretsKeys(List.of(key))).doesNotContain(key.text());
    }

    private static Config config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build();
    }

    private static KeySource source(Map<String, String> settings, boolean isEmbedded) {
        return KeySource.of(config(settings), isEmbedded);
    }

    @Test
    void keys_come_from_the_file_that_is_named_else_from_the_text_else_from_the_data_folder() throws Exception {
        var first = SecretsKey.random();
        var second = SecretsKey.random();
        var file = folder.resolve("keys");
        KeySource.write(file, new SecretsKeys(List.of(first, second)));

        assertThat(source(Map.of("leadline.secrets.key-file", file.toString()), true)
                        .read()
                        .ids())
                .containsExactly(first.id(), second.id());
        assertThat(source(Map.of("leadline.secrets.key", second.text() + "," + first.text()), false)
                        .read()
                        .ids())
                .containsExactly(second.id(), first.id());
        var ours = source(Map.of("leadline.data.dir", folder.toString()), true);
        assertThat(ours.read().ids()).as("before the first start").isEmpty();
        assertThat(ours).hasToString("the file " + folder.resolve("secrets.key"));
        assertThat(source(Map.of(), false).read().ids())
                .as("a database of one's own")
                .isEmpty();
    }

    @Test
    void a_wrong_key_is_named_by_its_line_and_not_by_what_it_is() throws Exception {
        var file = folder.resolve("keys");
        Files.writeString(file, SecretsKey.random().text() + "\n\nhunter2\n");
        assertThatThrownBy(() -> source(Map.of("leadline.secrets.key-file", file.toString()), true)
                        .read())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Line 3 of the file " + file + " is no key")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> source(
                                Map.of(
                                        "leadline.secrets.key-file",
                                        folder.resolve("none").toString()),
                                true)
                        .read())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be read from the file " + folder.resolve("none"));
        assertThatThrownBy(() ->
                        source(Map.of("leadline.secrets.key-file", file.toString(), "leadline.secrets.key", "x"), true))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Both LEADLINE_SECRETS_KEY_FILE and LEADLINE_SECRETS_KEY are set.");
    }
}
