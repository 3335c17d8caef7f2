package dev.leadline.alerts.channels;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.alerts.Receiver;
import dev.leadline.web.json.JsonText;
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
        var body = parcels.get(0).read(json);
        return posts.post(url, addresses.of(url), Map.of(), JsonText.write(json, SlackMessage.from(body)));
    }
}
