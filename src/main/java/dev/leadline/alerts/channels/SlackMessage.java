package dev.leadline.alerts.channels;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.alerts.AlertBody;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A message of Slack's.
 *
 * @param text for notifications, and for programs that know no blocks
 */
public record SlackMessage(String text, List<Block> blocks) {

    /** Slack refuses texts over 3,000 characters. */
    private static final int LONGEST = 2_900;

    /** A part of the message: a section has a text, a context has elements. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Block(String type, Text text, List<Text> elements) {}

    /** A text with Slack's marks. */
    record Text(String type, String text) {

        static Text of(String text) {
            return new Text("mrkdwn", text);
        }
    }

    public static SlackMessage from(AlertBody body) {
        var data = body.data();
        var sentence = escaped(data.sentence());
        var about = Stream.of(
                        body.type(),
                        data.lead() == null ? null : "lead " + data.lead(),
                        data.obligation(),
                        data.threshold(),
                        data.at().toString())
                .filter(Objects::nonNull)
                .map(SlackMessage::escaped)
                .collect(Collectors.joining(" · "));
        return new SlackMessage(
                sentence,
                List.of(
                        new Block("section", Text.of(sentence), null),
                        new Block("context", null, List.of(Text.of(about)))));
    }

    /** The three characters that begin and end links and mentions, so that no lead's name calls a whole channel. */
    static String escaped(String text) {
        var escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (escaped.length() > LONGEST) {
                return escaped.append("...").toString();
            }
            switch (text.charAt(i)) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.append(text.charAt(i));
            }
        }
        return escaped.toString();
    }
}
