package dev.leadline.alerts.channels;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.alerts.Receiver;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The channels by the kind of receiver that they reach. */
@ApplicationScoped
public class Channels {

    private final Map<String, Channel> byKind;

    Channels(Post post, Letters letters, ObjectMapper json, InstantSource clock) {
        this.byKind = Map.of(
                Target.Webhook.KIND,
                new WebhookChannel(post.posts(), post.addresses(), post.httpToLocalhost(), clock),
                Target.Slack.KIND,
                new SlackChannel(post.posts(), post.addresses(), post.httpToLocalhost(), json),
                Target.Email.KIND,
                new MailChannel(letters.mailer(), letters.template(), json, letters.missing()));
    }

    public Channel of(Receiver receiver) {
        return byKind.get(receiver.target().kind());
    }

    /** The means to post. */
    record Post(HttpPosts posts, TargetAddresses addresses, boolean httpToLocalhost) {}

    /** The means to send mails. */
    record Letters(ReactiveMailer mailer, Template template, Optional<String> missing) {}

    /** Reads the settings. */
    @Singleton
    static final class Settings {

        @Produces
        @Singleton
        Post post(
                Vertx vertx,
                @ConfigProperty(name = "leadline.alerts.allow-http-to-localhost", defaultValue = "false")
                        boolean httpToLocalhost) {
            return new Post(
                    new HttpPosts(vertx, new HttpClientOptions(), HttpPosts.TIMEOUT),
                    new TargetAddresses(InetAddress::getAllByName, httpToLocalhost),
                    httpToLocalhost);
        }

        @Produces
        @Singleton
        Letters letters(
                ReactiveMailer mailer,
                @Location("alerts/mail.txt") Template template,
                @ConfigProperty(name = "leadline.mail.host") Optional<String> host,
                @ConfigProperty(name = "leadline.mail.from") Optional<String> from) {
            return new Letters(mailer, template, MailChannel.missing(host, from));
        }
    }
}
