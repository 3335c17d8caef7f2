package dev.leadline.alerts.channels;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header {@code Retry-After} of a receiver: so many seconds, or a date (RFC 9110). */
public final class RetryAfter {

    /** Longer than that nobody is waited for: the receiver is asked again, and may say it again. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {}

    /**
     * The moment before which nothing is sent.
     *
     * @param header may be null
     * @param answeredAt when it was answered
     * @return empty when the header says nothing that can be read, or no later moment
     */
    public static Optional<Instant> read(String header, Instant answeredAt) {
        return Optional.ofNullable(header)
                .map(String::trim)
                .flatMap(text -> moment(text, answeredAt))
                .filter(moment -> moment.isAfter(answeredAt))
                .map(moment -> {
                    var longest = answeredAt.plus(LONGEST);
                    return moment.isAfter(longest) ? longest : moment;
                });
    }

    private static Optional<Instant> moment(String text, Instant answeredAt) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(answeredAt.plusSeconds(Long.parseLong(text)));
        }
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
