package dev.leadline.reports.headlines;

import dev.leadline.kernel.headline.Answer;
import dev.leadline.kernel.headline.Figure;
import dev.leadline.kernel.headline.Headline;
import dev.leadline.kernel.headline.Question;
import dev.leadline.kernel.statistics.Difference;
import dev.leadline.kernel.statistics.Interval;
import dev.leadline.reports.cycles.CyclesAskedBody;
import dev.leadline.reports.cycles.ShareOfLeadsBody;
import dev.leadline.reports.questions.ReportQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a period says, in words: the answers to a leader's questions, and the strongest of them.
 *
 * @param asked what was asked
 * @param judgedAt the moment of judging
 * @param headline the strongest three answers that hold, the strongest first; none where nothing does
 * @param note that nothing is beyond chance; null when something is
 * @param answers the answers to all questions, or to those that were asked
 */
@Schema(name = "HeadlineReport")
record HeadlineBody(
        CyclesAskedBody asked,
        Instant judgedAt,
        List<AnswerBody> headline,
        @Schema(nullable = true) String note,
        List<AnswerBody> answers) {

    private static final String NOTHING = "Nothing in this period is beyond chance.";

    /**
     * The answer to one question.
     *
     * @param test the name of its test
     * @param question the question
     * @param holds whether it is so
     * @param strength how many standard deviations it is from chance; 0 where it does not hold
     * @param sentence the answer in words
     * @param advice what to do when it is so
     * @param evidence the numbers behind the sentence
     * @param difference of the two shares that are compared; null where none are
     * @param reports the addresses of the reports to look at
     */
    @Schema(name = "HeadlineAnswer")
    record AnswerBody(
            String test,
            String question,
            boolean holds,
            double strength,
            String sentence,
            String advice,
            List<FigureBody> evidence,
            @Schema(nullable = true) DifferenceBody difference,
            List<String> reports) {

        static AnswerBody from(Answer answer, Links links) {
            return new AnswerBody(
                    answer.question().label(),
                    answer.question().text(),
                    answer.holds(),
                    Math.round(answer.strength() * 100) / 100.0,
                    answer.sentence(),
                    answer.question().advice(),
                    answer.evidence().stream()
                            .map(figure -> FigureBody.from(figure, links))
                            .toList(),
                    answer.difference() == null ? null : DifferenceBody.from(answer.difference()),
                    links.reports(answer));
        }
    }

    /**
     * A number behind a sentence: so many of so many.
     *
     * @param name what is counted
     * @param group of what: the duty and what it is narrowed to
     * @param count how many
     * @param of how many there are
     * @param share the one of the other
     * @param interval its 95% interval (Wilson)
     * @param list the address of the list behind it, or of the report where there is no list
     */
    @Schema(name = "HeadlineFigure")
    record FigureBody(
            String name,
            Map<String, String> group,
            long count,
            long of,
            double share,
            List<Double> interval,
            String list) {

        static FigureBody from(Figure figure, Links links) {
            return new FigureBody(
                    figure.name(),
                    figure.group(),
                    figure.of().hits(),
                    figure.of().trials(),
                    ShareOfLeadsBody.rounded(figure.of().share()),
                    rounded(figure.of().interval()),
                    links.list(figure));
        }
    }

    /**
     * The difference of two shares.
     *
     * @param value the later, or the named one, less the other
     * @param interval its 95% interval (Newcombe)
     */
    @Schema(name = "HeadlineDifference")
    record DifferenceBody(double value, List<Double> interval) {

        static DifferenceBody from(Difference difference) {
            return new DifferenceBody(ShareOfLeadsBody.rounded(difference.value()), rounded(difference.interval()));
        }
    }

    private static List<Double> rounded(Interval interval) {
        return List.of(ShareOfLeadsBody.rounded(interval.low()), ShareOfLeadsBody.rounded(interval.high()));
    }

    /** @param isAsked the questions to answer */
    static HeadlineBody from(ReportQuery query, String judged, Headline headline, Predicate<Question> isAsked) {
        var links = new Links(query.question());
        var strongest = headline.strongest();
        return new HeadlineBody(
                CyclesAskedBody.from(query, judged),
                query.question().moment().at(),
                strongest.stream().map(each -> AnswerBody.from(each, links)).toList(),
                strongest.isEmpty() ? NOTHING : null,
                headline.answers().stream()
                        .filter(each -> isAsked.test(each.question()))
                        .map(each -> AnswerBody.from(each, links))
                        .toList());
    }
}
