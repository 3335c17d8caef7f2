package dev.leadline.alerts.channels;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.alerts.AlertBody;
import dev.leadline.alerts.Receiver;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.JsonText;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.Template;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Sends mails: one an alert, or one with all that is due. */
final class MailChannel implements Channel {

    private final ReactiveMailer mailer;
    private final Template template;
    private final ObjectMapper json;
    private final Optional<String> missing;

    /** @param missing which setting is missing, as a sentence; empty when mail can be sent */
    MailChannel(ReactiveMailer mailer, Template template, ObjectMapper json, Optional<String> missing) {
        this.mailer = mailer;
        this.template = template;
        this.json = json;
        this.missing = missing;
    }

    /** Says which setting is missing, of those that mail needs. */
    static Optional<String> missing(Optional<String> host, Optional<String> from) {
        if (host.isEmpty()) {
            return Optional.of("Mail is off. Set LEADLINE_MAIL_HOST to an SMTP server.");
        }
        return from.isEmpty()
                ? Optional.of("Mail is off. Set LEADLINE_MAIL_FROM to the sender's address.")
                : Optional.empty();
    }

    @Override
    public Optional<String> missing() {
        return missing;
    }

    @Override
    public CompletableFuture<Integer> send(Receiver receiver, List<ClaimedDelivery> parcels) {
        var alerts = parcels.stream().map(this::read).toList();
        var text = template.data("alerts", alerts)
                .data("receiver", receiver.name())
                .render();
        var mail = Mail.withText(((Target.Email) receiver.target()).address(), subject(alerts), text)
                // no answers by holiday notices
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("X-Leadline-Alert", parcels.get(0).alert().toString());
        return mailer.send(mail).map(sent -> (Integer) null).subscribeAsCompletionStage();
    }

    /** One line without control characters: it becomes a header. */
    static String subject(List<AlertBody> alerts) {
        return alerts.size() == 1
                ? QuotedText.of(alerts.get(0).data().sentence())
                : "Leadline: " + alerts.size() + " alerts";
    }

    private AlertBody read(ClaimedDelivery parcel) {
        return JsonText.read(json, parcel.body(), AlertBody.class);
    }
}
