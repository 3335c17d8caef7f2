package dev.leadline.alerts.channels;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.alerts.AlertBody;
import dev.leadline.alerts.Receiver;
import dev.leadline.alerts.reports.ReportMail;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.JsonText;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.Template;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Sends mails: one an alert, one with all that is due, or a report. */
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
        var address = ((Target.Email) receiver.target()).address();
        var mail = parcels.get(0).type().startsWith(ReportMail.TYPES)
                ? report(address, parcels.get(0))
                : alerts(address, receiver, parcels);
        // no answers by holiday notices
        mail.addHeader("Auto-Submitted", "auto-generated")
                .addHeader("X-Leadline-Alert", parcels.get(0).alert().toString());
        return mailer.send(mail).map(sent -> (Integer) null).subscribeAsCompletionStage();
    }

    private Mail alerts(String address, Receiver receiver, List<ClaimedDelivery> parcels) {
        var alerts = parcels.stream().map(each -> each.read(json)).toList();
        var text = template.data("alerts", alerts)
                .data("receiver", receiver.name())
                .render();
        return Mail.withText(address, subject(alerts), text);
    }

    /** In text and in HTML; the pictures are within the mail, so that nothing is loaded when it is read. */
    private Mail report(String address, ClaimedDelivery parcel) {
        var report = JsonText.read(json, parcel.body(), ReportMail.class).data();
        var mail = Mail.withHtml(address, QuotedText.of(report.subject()), report.html())
                .setText(report.text());
        report.pictures()
                .forEach(each ->
                        mail.addInlineAttachment(each.id() + ".png", each.png(), "image/png", "<" + each.id() + ">"));
        return mail;
    }

    /** One line without control characters: it becomes a header. */
    static String subject(List<AlertBody> alerts) {
        return alerts.size() == 1
                ? QuotedText.of(alerts.get(0).data().sentence())
                : "Leadline: " + alerts.size() + " alerts";
    }
}
