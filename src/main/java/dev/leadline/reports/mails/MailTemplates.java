package dev.leadline.reports.mails;

import dev.leadline.alerts.reports.ReportMail;
import dev.leadline.reports.subscriptions.Frequency;
import dev.leadline.web.QuotedText;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;

/** Writes mails. */
@ApplicationScoped
class MailTemplates {

    private final Template text;
    private final Template html;

    MailTemplates(@Location("reports/mail.txt") Template text, @Location("reports/mail.html") Template html) {
        this.text = text;
        this.html = html;
    }

    /** @param at the moment that the mail is about */
    ReportMail write(MailContent content, Frequency frequency, Instant at) {
        var pictures = content.sections().stream()
                .map(MailContent.Section::chart)
                .filter(Objects::nonNull)
                .map(MailContent.Chart::picture)
                .filter(Objects::nonNull)
                .toList();
        var written =
                new ReportMail.Content(QuotedText.of(content.subject()), asText(content), asHtml(content), pictures);
        return new ReportMail(ReportMail.TYPES + frequency.word(), at, written);
    }

    private String asText(MailContent content) {
        var lines = new MailText();
        var parts = content.sections().stream().map(lines::part).toList();
        var footer = content.footer().stream().map(lines::line).toList();
        return text.data("mail", content)
                .data("parts", parts)
                .data("footer", footer)
                .data("links", lines.links())
                .render();
    }

    private String asHtml(MailContent content) {
        return html.data("mail", content).render();
    }
}
