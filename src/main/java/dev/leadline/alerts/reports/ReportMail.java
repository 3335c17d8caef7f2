package dev.leadline.alerts.reports;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A report as it is mailed.
 *
 * @param type which report, such as {@code report.daily}
 * @param timestamp the moment that it is about
 * @param data what is in it
 */
public record ReportMail(String type, Instant timestamp, Content data) {

    /** What the types of all reports begin with. */
    public static final String TYPES = "report.";

    private static final Pattern TYPE = Pattern.compile("report\\.[a-z]+");

    public ReportMail {
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(data, "data");
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("The type (" + type + ") must be report. and a word.");
        }
    }

    /**
     * The content of a mail.
     *
     * @param subject one line
     * @param text all of it, for programs that show no HTML
     * @param html all of it, with {@code cid:} and the id of a picture where one stands
     * @param pictures those that the HTML shows
     */
    public record Content(String subject, String text, String html, List<Picture> pictures) {

        public Content {
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * A picture within a mail.
     *
     * @param id its id within the mail: a word
     * @param png the picture
     */
    public record Picture(String id, byte[] png) {

        private static final Pattern ID = Pattern.compile("[a-z-]+");

        public Picture {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("The id of a picture (" + id + ") must be a word.");
            }
        }
    }
}
