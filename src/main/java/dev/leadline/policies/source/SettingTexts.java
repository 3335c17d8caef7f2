package dev.leadline.policies.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.kernel.Invalid;
import dev.leadline.tables.TableShape;
import dev.leadline.web.QuotedText;

/** Every text in the settings of a policy, which is kept, shown and hashed: none may hold what no text can keep. */
final class SettingTexts {

    private static final ObjectMapper TREES = new ObjectMapper();

    private SettingTexts() {}

    /** @throws Invalid when one holds NUL or half of a surrogate pair, or is longer than a cell may be */
    static void check(PolicySettings settings) {
        check(TREES.valueToTree(settings), "");
    }

    private static void check(JsonNode node, String pointer) {
        if (node.isTextual()) {
            TableShape.checkCell(node.asText(), pointer, "The setting");
            if (node.asText().chars().anyMatch(Character::isISOControl)) {
                throw new Invalid(
                        pointer,
                        node.asText(),
                        "The setting (" + QuotedText.of(node.asText()) + ") must not contain control characters.");
            }
        }
        node.properties().forEach(field -> {
            TableShape.checkCell(field.getKey(), pointer, "The name of a setting");
            check(field.getValue(), pointer + "/" + field.getKey());
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            if (node.get(i).isNull()) {
                throw new Invalid(pointer + "/" + i, null, "An entry of a setting must not be null.");
            }
            check(node.get(i), pointer + "/" + i);
        }
    }
}
