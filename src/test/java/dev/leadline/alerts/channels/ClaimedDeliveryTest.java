package dev.leadline.alerts.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is sent, as people read it in a mail. */
class ClaimedDeliveryTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    @Test
    void an_event_reads_as_its_sentence_and_the_rest_of_what_it_tells() {
        var type = "dev.leadline.published-in-emergency";
        var body =
                """
                {"specversion": "1.0", "id": "019b0000-0000-7000-8000-000000000000", "source": "/v1/policies",
                 "type": "%s", "subject": "mql-to-sal", "time": "2026-03-02T10:00:00Z",
                 "datacontenttype": "application/json",
                 "data": {"sentence": "Ben went back.", "policy": "mql-to-sal", "publication": 7}}
                """
                        .formatted(type);
        var read = new ClaimedDelivery(1, UUID.randomUUID(), 0, Instant.EPOCH, type, body).read(JSON);

        assertThat(read.type()).isEqualTo(type);
        assertThat(read.data().lead()).isNull();
        assertThat(read.data().sentence()).isEqualTo("Ben went back.");
        assertThat(read.data().at()).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(read.data().details()).hasToString("{\"policy\":\"mql-to-sal\",\"publication\":7}");
    }
}
