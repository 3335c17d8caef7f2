package dev.leadline.alerts.channels;

import dev.leadline.alerts.Receiver;
import dev.leadline.alerts.subscriptions.EventEnvelope;
import dev.leadline.alerts.subscriptions.SubscribedEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Posts the alert or the event as it is kept, signed as Standard Webhooks have it. */
final class WebhookChannel implements Channel {

    private final HttpPosts posts;
    private final TargetAddresses addresses;
    private final boolean httpToLocalhost;
    private final InstantSource clock;

    WebhookChannel(HttpPosts posts, TargetAddresses addresses, boolean httpToLocalhost, InstantSource clock) {
        this.posts = posts;
        this.addresses = addresses;
        this.httpToLocalhost = httpToLocalhost;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Integer> send(Receiver receiver, List<ClaimedDelivery> parcels) {
        var parcel = parcels.get(0);
        var url = TargetUrl.parse("/url", ((Target.Webhook) receiver.target()).url(), httpToLocalhost);
        return posts.post(url, addresses.of(url), headers(receiver, parcel), parcel.body());
    }

    private Map<String, String> headers(Receiver receiver, ClaimedDelivery parcel) {
        var now = clock.instant();
        var id = parcel.alert().toString();
        var signatures = receiver.secrets().at(now).stream()
                .map(secret -> secret.sign(id, now, parcel.body()))
                .collect(Collectors.joining(" "));
        return Map.of(
                "Content-Type",
                EventEnvelope.isOne(parcel.type()) ? SubscribedEvent.MEDIA_TYPE : "application/json",
                "webhook-id",
                id,
                "webhook-timestamp",
                String.valueOf(now.getEpochSecond()),
                "webhook-signature",
                signatures);
    }
}
