package dev.leadline.reports.headlines;

import dev.leadline.kernel.headline.Headline;
import dev.leadline.reports.questions.ReportQuery;
import jakarta.enterprise.context.ApplicationScoped;

/** Headlines of periods: the entrance for other rooms. */
@ApplicationScoped
public class Headlines {

    private final HeadlineReading reading;

    Headlines(HeadlineReading reading) {
        this.reading = reading;
    }

    /** Asks all questions of a period, within the filters. */
    public Headline read(ReportQuery query) {
        return Headline.of(reading.read(query));
    }
}
