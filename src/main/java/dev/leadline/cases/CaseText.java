package dev.leadline.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import dev.leadline.kernel.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Cases as people would write them: block YAML, its schema named on the first line, quotes only where they are needed. */
final class CaseText {

    private static final String FIRST_LINE = "# yaml-language-server: $schema=../../schemas/case.schema.json\n";

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .stringQuotingChecker(new PlainWhenPlain())
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build());

    private CaseText() {}

    /** @throws Invalid when a case holds something that would not be read as it was */
    static String write(CaseFile file) {
        try {
            var text = FIRST_LINE + (file.cases().isEmpty() ? "[]\n" : body(file));
            var again = CaseFile.read(file.path(), text.getBytes(StandardCharsets.UTF_8));
            if (!again.equals(file)) {
                throw new Invalid(file.path(), null, file.path() + ": A case has a value that YAML cannot express.");
            }
            return text;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Cases cannot be written as YAML", impossible);
        }
    }

    private static String body(CaseFile file) throws JsonProcessingException {
        var text = new StringBuilder();
        for (var each : file.cases()) {
            ObjectNode fields = YAML.createObjectNode().put("name", each.name());
            if (!each.clauses().isEmpty()) {
                each.clauses().forEach(fields.putArray("clauses")::add);
            }
            fields.set("request", each.request());
            fields.set("expect", each.expect());
            var lines = YAML.writeValueAsString(fields).stripTrailing().replace("\n", "\n  ");
            text.append("\n- ").append(lines).append('\n');
        }
        return text.toString();
    }

    /** Words, moments and ids stand without quotes; whatever YAML could take for something else has them. */
    private static final class PlainWhenPlain extends StringQuotingChecker {

        private static final long serialVersionUID = 1;

        private static final Pattern WORDS = Pattern.compile("[A-Za-z][A-Za-z0-9]*([ _./-][A-Za-z0-9]+)*[.]?");
        private static final Pattern MOMENT = Pattern.compile(
                "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})");
        private static final Set<String> TAKEN = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

        @Override
        public boolean needToQuoteName(String name) {
            return needToQuoteValue(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            boolean words = WORDS.matcher(value).matches() && !TAKEN.contains(value.toLowerCase(Locale.ROOT));
            return !words && !MOMENT.matcher(value).matches();
        }
    }
}
