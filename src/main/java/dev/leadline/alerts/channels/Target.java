package dev.leadline.alerts.channels;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** The address of a receiver. */
public sealed interface Target {

    /** The word for it on the wire. */
    String kind();

    /** Reads one as it is stored: its kind, and itself as JSON. */
    static Target read(String kind, String settings, ObjectMapper json) {
        var type =
                switch (kind) {
                    case Webhook.KIND -> Webhook.class;
                    case Slack.KIND -> Slack.class;
                    default -> Email.class;
                };
        return JsonText.read(json, settings, type);
    }

    /** Returns the moment at which an alert that is added now is sent. */
    default Instant dueAt(Instant now) {
        return now;
    }

    /** Returns whether all alerts that are due go together. */
    @JsonIgnore
    default boolean isDigest() {
        return false;
    }

    /** A POST, signed as Standard Webhooks have it. */
    record Webhook(String url) implements Target {

        public static final String KIND = "webhook";

        @Override
        public String kind() {
            return KIND;
        }
    }

    /** A POST as Slack's incoming webhooks take it; the URL is the secret. */
    record Slack(String url) implements Target {

        public static final String KIND = "slack";

        @Override
        public String kind() {
            return KIND;
        }
    }

    /**
     * A mail.
     *
     * @param digestEvery all alerts of such a period go together at its end; periods are counted from 1970 in UTC, so
     *     that one of 24 hours ends at midnight. Zero: each alert is a mail, at once
     */
    record Email(String address, Duration digestEvery) implements Target {

        public static final String KIND = "email";

        /** One address: no names, lists, comments or quotes, which mail programs read in different ways. */
        private static final Pattern ADDRESS =
                Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                        + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

        /**
         * Returns an address to which mail may go.
         *
         * @throws Invalid when it is none, with its place
         */
        public static String checked(String pointer, String address) {
            if (!ADDRESS.matcher(address).matches()) {
                throw new Invalid(
                        pointer,
                        address,
                        "The address (" + QuotedText.of(address)
                                + ") must be a mail address such as sales@example.com.");
            }
            return address;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        @JsonIgnore
        public boolean isDigest() {
            return !digestEvery.isZero();
        }

        @Override
        public Instant dueAt(Instant now) {
            if (!isDigest()) {
                return now;
            }
            long period = digestEvery.toSeconds();
            return Instant.ofEpochSecond((now.getEpochSecond() / period + 1) * period);
        }
    }
}
