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

    Channels(HttpSettings httpSettings, MailSettings mailSettings, ObjectMapper json, InstantSource clock) {
        this.byKind = Map.of(
                Target.Webhook.KIND,
                new WebhookChannel(
                        httpSettings.posts(), httpSettings.addresses(), httpSettings.httpToLocalhost(), clock),
                Target.Slack.KIND,
                new SlackChannel(httpSettings.posts(), httpSettings.addresses(), httpSettings.httpToLocalhost(), json),
                Target.Email.KIND,
                new MailChannel(mailSettings.mailer(), mailSettings.template(), json, mailSettings.missing()));
    }

    public Channel of(Receiver receiver) {
        return byKind.get(receiver.target().kind());
    }

    /** The means to post over HTTP. */
    record HttpSettings(HttpPosts posts, TargetAddresses addresses, boolean httpToLocalhost) {}

    /** The means to send mails. */
    record MailSettings(ReactiveMailer mailer, Template template, Optional<String> missing) {}

    /** Reads the settings. */
    @Singleton
    static final class Settings {

        @Produces
        @Singleton
        HttpSettings httpSettings(
                Vertx vertx,
                @ConfigProperty(name = "leadline.alerts.allow-http-to-localhost", defaultValue = "false")
                        boolean httpToLocalhost) {
            return new HttpSettings(
                    new HttpPosts(vertx, new HttpClientOptions(), HttpPosts.TIMEOUT),
                    new TargetAddresses(InetAddress::getAllByName, httpToLocalhost),
                    httpToLocalhost);
        }

        @Produces
        @Singleton
        MailSettings mailSettings(
                ReactiveMailer mailer,
                @Location("alerts/mail.txt") Template template,
                @ConfigProperty(name = "leadline.mail.host") Optional<String> host,
                @ConfigProperty(name = "leadline.mail.from") Optional<String> from) {
            return new MailSettings(mailer, template, MailChannel.missing(host, from));
        }
    }
}
