package dev.leadline.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.web.json.Canonical;
import dev.leadline.web.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The texts that rows of the ledger refer to by number, and an answer like those that the rows keep. They are a version of
 * their own, kept as those of policies and rules are, so a row can be read for as long as it is kept.
 */
public final class LedgerWords {

    /** What numbers of two bytes reach. */
    static final int MOST = 2_000;

    private static final int LONGEST = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> texts;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final byte[] sample;
    private final String content;
    private final String version;

    private LedgerWords(List<String> texts, String sample) {
        this.texts = texts;
        texts.forEach(text -> numbers.put(text, numbers.size()));
        this.sample = sample.getBytes(StandardCharsets.UTF_8);
        this.content = Canonical.json(new TreeMap<>(Map.of("sample", sample, "texts", texts)));
        this.version = Canonical.sha256(content);
    }

    /** None: what refers to them has all texts within itself. */
    public static final LedgerWords NONE = new LedgerWords(List.of(), "");

    /**
     * @param texts the texts, the most frequent first; what is too long or too many is left out
     * @param sample an answer like those that are kept, of no lead
     */
    public static LedgerWords of(Stream<String> texts, String sample) {
        return new LedgerWords(
                texts.filter(text -> text.length() <= LONGEST)
                        .distinct()
                        .limit(MOST)
                        .toList(),
                sample);
    }

    /** Reads what {@link #content} has written. */
    public static LedgerWords parse(String content) {
        var read = JsonText.read(JSON, content, Map.class);
        return new LedgerWords(
                ((Collection<?>) read.get("texts"))
                        .stream().map(String.class::cast).toList(),
                (String) read.get("sample"));
    }

    /** Returns the number of a text; {@code null} for one that is not among them. */
    public Integer findNumber(String text) {
        return numbers.get(text);
    }

    /** All texts, each at its number. */
    public List<String> texts() {
        return texts;
    }

    /** The canonical form, by which they are kept. */
    public String content() {
        return content;
    }

    /** The hash of the content. */
    public String version() {
        return version;
    }

    byte[] sample() {
        return sample;
    }
}
