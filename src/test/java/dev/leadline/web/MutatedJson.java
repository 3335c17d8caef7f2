package dev.leadline.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Valid JSON with one to three faults put into it, the same ones for the same seed. */
public final class MutatedJson {

    /** JSON texts, some of them not JSON: each is put where something else stood. */
    private static final List<String> HOSTILE = List.of(
            "null",
            "true",
            "0",
            "-1",
            "92.5",
            "1e400",
            "1e-400",
            "-0",
            "1E+2147483648",
            "9".repeat(39),
            "9".repeat(41),
            "9".repeat(999),
            "9".repeat(1_001),
            "NaN",
            "-Infinity",
            "0x1F",
            "01",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "\"\\udc00\\ud800\"",
            "\"\uD83D\uDCA9\"",
            "\"\\u202Eabc\"",
            "\"\uFEFF\"",
            "\"\\\\\"",
            "\"'; drop table decision; --\"",
            "\"${jndi:ldap://x}\"",
            "\"<script>\"",
            "\"9999-12-31T23:59:59Z\"",
            "\"0001-01-01T00:00:00Z\"",
            "\"0001-01-01T00:00:00+18:00\"",
            "\"10000-01-01T00:00:00Z\"",
            "\"2016-01-11T10:00:60Z\"",
            "\"2016-01-11T15:30:00.123456789Z\"",
            "\"2016-01-11T24:00:00Z\"",
            "\"PHONE\"",
            "\"EMAIL\"",
            "\"MQL\"",
            "\"ACCEPTED\"",
            "\"Pacific/Apia\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "{\"\":\"\"}",
            "{\"a\":1}",
            "{\"constructor\":{}}",
            "[1,2,3]",
            "\"" + "x".repeat(100_000) + "\"",
            "\"" + "\uD83D\uDCA9".repeat(100) + "\"",
            "",
            "}",
            "]",
            "'a'",
            "/* */ 1",
            "\"\t\"",
            "\"\\x\"",
            "tru");

    private static final String HOLE = "\"@hole@\"";

    private final Random random;

    public MutatedJson(long seed) {
        this.random = new Random(seed);
    }

    /** The text of a tree with faults; the tree is changed. */
    public String of(JsonNode valid) {
        var fillings = new ArrayList<String>();
        for (int faults = 1 + random.nextInt(3); faults > 0; faults--) {
            mutate(valid, fillings);
        }
        var text = valid.toString();
        for (var filling : fillings) {
            int at = text.indexOf(HOLE);
            text = at < 0 ? text : text.substring(0, at) + filling + text.substring(at + HOLE.length());
        }
        return text;
    }

    private void mutate(JsonNode root, List<String> fillings) {
        var places = new ArrayList<JsonNode>();
        collect(root, places);
        var place = places.get(random.nextInt(places.size()));
        if (place instanceof ArrayNode list) {
            mutate(list, fillings);
        } else {
            mutate((ObjectNode) place, fillings);
        }
    }

    private void mutate(ArrayNode list, List<String> fillings) {
        if (random.nextBoolean() && !list.isEmpty()) {
            list.add(list.get(0).deepCopy());
        } else {
            list.add("@hole@");
            fillings.add(hostile());
        }
    }

    private void mutate(ObjectNode object, List<String> fillings) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        var name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(names.isEmpty() ? "y" : name.toUpperCase(java.util.Locale.ROOT), object.get(name));
            default -> {
                object.put(name, "@hole@");
                fillings.add(hostile());
            }
        }
    }

    private String hostile() {
        return HOSTILE.get(random.nextInt(HOSTILE.size()));
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode()) {
            places.add(node);
            node.forEach(child -> collect(child, places));
        }
    }
}
