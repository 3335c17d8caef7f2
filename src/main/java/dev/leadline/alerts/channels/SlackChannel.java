package dev.leadline.alerts.channels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.alerts.AlertBody;
import dev.leadline.alerts.Receiver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Posts the alert as a message of Slack's, or of what takes the same. */
final class SlackChannel implements Channel {

    private final HttpPosts posts;
    private final TargetAddresses addresses;
    private final boolean httpToLocalhost;
    private final ObjectMapper json;

    SlackChannel(HttpPosts posts, TargetAddresses addresses, boolean httpToLocalhost, ObjectMapper json) {
        this.posts = posts;
        this.addresses = addresses;
        this.httpToLocalhost = httpToLocalhost;
        this.json = json;
    }

    @Override
    public CompletableFuture<Integer> send(Receiver receiver, List<ClaimedDelivery> parcels) {
        var url = TargetUrl.parse("/url", ((Target.Slack) receiver.target()).url(), httpToLocalhost);
        try {
            var body = json.readValue(parcels.get(0).body(), AlertBody.class);
            return posts.post(url, addresses.of(url), Map.of(), json.writeValueAsString(SlackMessage.from(body)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Stored data cannot be read", impossible);
        }
    }
}
