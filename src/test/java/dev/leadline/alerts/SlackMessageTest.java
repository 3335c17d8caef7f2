package dev.leadline.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.alerts.channels.SlackMessage;
import dev.leadline.web.json.StrictJson;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlackMessageTest {

    private static final ObjectMapper JSON = StrictJson.newMapper();
    private static final Instant AT = Instant.parse("2026-01-12T17:00:00Z");

    private static AlertBody body(String sentence) {
        return AlertBody.from(new Alert(
                "obligation.breached", "L<1>", 1, "FIRST_CALL", "100%", AT, AT, sentence, JSON.createObjectNode()));
    }

    @Test
    void a_message_has_a_text_and_blocks_in_which_nothing_is_a_link_or_a_mention() throws JsonProcessingException {
        var message = SlackMessage.from(body("Call <!channel> & <@U1> now: \"it's late\"."));

        assertThat(JSON.writeValueAsString(message))
                .isEqualTo("{\"text\":\"Call &lt;!channel&gt; &amp; &lt;@U1&gt; now: \\\"it's late\\\".\",\"blocks\":["
                        + "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":"
                        + "\"Call &lt;!channel&gt; &amp; &lt;@U1&gt; now: \\\"it's late\\\".\"}},"
                        + "{\"type\":\"context\",\"elements\":[{\"type\":\"mrkdwn\",\"text\":"
                        + "\"obligation.breached · lead L&lt;1&gt; · FIRST_CALL · 100% · 2026-01-12T17:00:00Z\"}]}]}");
    }

    @Test
    void a_long_sentence_is_cut_before_slack_refuses_it_and_never_within_an_escape() {
        var text = SlackMessage.from(body("<".repeat(5_000))).text();

        assertThat(text).hasSizeLessThan(3_000).matches("(&lt;)+\\.\\.\\.");
    }

    @Test
    void a_test_names_no_lead() {
        assertThat(SlackMessage.from(AlertBody.test("ops", AT)).toString())
                .contains("receiver.test · 2026-01-12T17:00:00Z")
                .doesNotContain("null lead");
    }
}
