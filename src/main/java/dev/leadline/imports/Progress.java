package dev.leadline.imports;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reports the progress of an import on the terminal every two seconds and at the end. */
public final class Progress {

    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final PrintWriter terminal;
    private final String source;
    private final Instant begun;
    private Instant toldAt;
    private long sources;
    private long facts;
    private long problems;
    private double share;
    private final Map<String, Long> answers = new TreeMap<>();

    /** @param source what facts come from, in the plural, such as "rows" */
    public Progress(InstantSource clock, PrintWriter terminal, String source) {
        this.clock = clock;
        this.terminal = terminal;
        this.source = source;
        this.begun = clock.instant();
        this.toldAt = begun;
    }

    /** One more row, or lead, was read; it is the last one within this share of the whole. */
    synchronized void read(double share) {
        sources++;
        this.share = share;
        var now = clock.instant();
        if (Duration.between(toldAt, now).compareTo(PERIOD) >= 0) {
            toldAt = now;
            tell(now, percent() + " of the file, ");
        }
    }

    synchronized void told() {
        facts++;
    }

    /** A row that tells nothing, or a fact that the server refused. */
    synchronized void refused() {
        problems++;
    }

    /** The server answered for a fact. */
    synchronized void answered(String status) {
        answers.merge(status, 1L, Long::sum);
    }

    /** Something that whoever waits should know. */
    synchronized void say(String sentence) {
        terminal.println(sentence);
        terminal.flush();
    }

    /** The whole, at the end. */
    public synchronized void end() {
        tell(clock.instant(), "");
    }

    private String percent() {
        return Math.round(share * 100) + "%";
    }

    private void tell(Instant now, String begin) {
        double seconds = Math.max(Duration.between(begun, now).toMillis(), 1) / 1000.0;
        long done = answers.isEmpty()
                ? facts
                : answers.values().stream().mapToLong(Long::longValue).sum();
        var text = new StringBuilder(begin)
                .append(String.format(Locale.ROOT, "%,d %s, %,d facts", sources, source, facts));
        answers.forEach((status, count) -> text.append(String.format(Locale.ROOT, ", %,d %s", count, status)));
        text.append(String.format(Locale.ROOT, ", %,d problems", problems));
        if (now.isAfter(begun)) {
            text.append(
                    String.format(Locale.ROOT, ", %.1f s, %,d facts a second", seconds, Math.round(done / seconds)));
        }
        say(text.toString());
    }
}
