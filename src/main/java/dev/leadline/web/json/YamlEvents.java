package dev.leadline.web.json;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import java.io.StringReader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Looks at a YAML text event by event, before anything is made of it, and refuses what no file of ours needs. */
final class YamlEvents {

    private int depth;
    private int documents;

    private YamlEvents() {}

    /** @throws Invalid with the line of what is refused */
    static void check(String text) {
        var events = new YamlEvents();
        try {
            new Yaml(options()).parse(new StringReader(text)).forEach(events::check);
        } catch (MarkedYAMLException malformed) {
            throw refused("The YAML cannot be read: " + malformed.getProblem(), malformed.getProblemMark());
        } catch (YAMLException malformed) {
            throw refused("The YAML cannot be read: " + malformed.getMessage(), null);
        }
        if (events.documents == 0) {
            throw refused("The file is empty", null);
        }
    }

    /** Returns the place of a JSON pointer in a text that was checked, for a sentence. */
    static String placeOf(String text, String pointer) {
        var at = new Yaml(options()).compose(new StringReader(text));
        var mark = at.getStartMark();
        // what stands before the first slash is no step
        for (var step : pointer.substring(pointer.indexOf('/') + 1).split("/", -1)) {
            var name = step.replace("~1", "/").replace("~0", "~");
            if (at instanceof SequenceNode list
                    && name.matches("[0-9]{1,6}")
                    && Integer.parseInt(name) < list.getValue().size()) {
                at = list.getValue().get(Integer.parseInt(name));
                mark = at.getStartMark();
            } else if (at instanceof MappingNode map) {
                var entry = map.getValue().stream()
                        .filter(each -> each.getKeyNode() instanceof ScalarNode key
                                && key.getValue().equals(name))
                        .findFirst();
                if (entry.isEmpty()) {
                    break;
                }
                mark = entry.get().getKeyNode().getStartMark();
                at = entry.get().getValueNode();
            }
        }
        return place(mark);
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(StrictJson.DEEPEST);
        options.setCodePointLimit(StrictJson.LARGEST_DOCUMENT);
        return options;
    }

    private void check(Event event) {
        var mark = event.getStartMark();
        if (event instanceof DocumentStartEvent && ++documents > 1) {
            throw refused("A second document begins", mark);
        }
        if (event instanceof AliasEvent) {
            throw refused("An alias (*) is not allowed", mark);
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            throw refused("An anchor (&" + node.getAnchor() + ") is not allowed", mark);
        }
        if (event instanceof ScalarEvent scalar) {
            check(scalar);
        } else if (event instanceof CollectionStartEvent collection) {
            refuseTag(collection.getTag(), mark);
            if (++depth > StrictJson.DEEPEST) {
                throw refused("The YAML is nested more than " + StrictJson.DEEPEST + " levels deep", mark);
            }
        } else if (event.is(Event.ID.SequenceEnd) || event.is(Event.ID.MappingEnd)) {
            depth--;
        }
    }

    private static void check(ScalarEvent scalar) {
        var mark = scalar.getStartMark();
        refuseTag(scalar.getTag(), mark);
        var length = scalar.getValue().length();
        if (length > StrictJson.LONGEST_TEXT) {
            throw refused("A text is longer than " + StrictJson.LONGEST_TEXT + " characters", mark);
        }
        if (scalar.isPlain()
                && length > StrictJson.LONGEST_NUMBER_ANYWHERE
                && "+-.0123456789".indexOf(scalar.getValue().charAt(0)) >= 0) {
            throw refused("A number is longer than " + StrictJson.LONGEST_NUMBER_ANYWHERE + " digits", mark);
        }
    }

    private static void refuseTag(String tag, Mark mark) {
        if (tag != null) {
            throw refused("A tag (" + tag + ") is not allowed", mark);
        }
    }

    private static Invalid refused(String what, Mark mark) {
        return new Invalid("", null, QuotedText.ofSentence(what) + (mark == null ? "" : place(mark)) + ".");
    }

    private static String place(Mark mark) {
        return " (line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ")";
    }
}
