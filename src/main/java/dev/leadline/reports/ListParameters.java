package dev.leadline.reports;

import dev.leadline.kernel.Invalid;
import dev.leadline.reports.duties.Bucket;
import dev.leadline.reports.duties.DutyColumn;
import dev.leadline.reports.duties.Selection;
import dev.leadline.reports.duties.Selection.Told;
import dev.leadline.reports.duties.Selection.Trait;
import dev.leadline.reports.duties.WhoseTime;
import dev.leadline.reports.questions.Faults;
import dev.leadline.reports.questions.ReportQueries;
import dev.leadline.web.PlainText;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which number of a row a list is behind; a parameter that is given several times means any of its values. */
record ListParameters(
        @Parameter(
                        description =
                                "`kept`, `keptLate`, `notDone`, `inTime`, `waived`, `noLongerOwed`, or `judged` for the"
                                        + " first three")
                @QueryParam("bucket")
                List<String> bucket,
        @Parameter(description = "The class of late ones: `own`, `routing`, `handedOnLate`, `notFeasible`")
                @QueryParam("class")
                List<String> lateness,
        @Parameter(description = "Why they were waived or are no longer owed") @QueryParam("cause") List<String> cause,
        @Parameter(
                        description = "What is true of all of them: `warned`, `doneWhileClosed`, `paused`,"
                                + " `lateNow` (not done, of a lead that is open), `withoutReason` (closed for no reason"
                                + " that was told, or open), `oneChannel` (lacking attempts in one channel alone)")
                @QueryParam("only")
                List<String> only,
        @Parameter(description = "The reason for which the lead was closed") @QueryParam("reason") List<String> reason,
        @Parameter(
                        description =
                                "A channel, such as `PHONE`, in which attempts were lacking at the deadline, or when"
                                        + " the lead was given up")
                @QueryParam("lacking")
                List<String> lacking) {

    private static final String JUDGED = "judged";

    /** @throws Invalid with each value that is none */
    Selection selection() {
        var faults = new ArrayList<Invalid.Fault>();
        var buckets = EnumSet.noneOf(Bucket.class);
        given(bucket).forEach(each -> {
            if (each.equals(JUDGED)) {
                buckets.addAll(Bucket.JUDGED);
            } else {
                Bucket.find(each).ifPresentOrElse(buckets::add, () -> faults.add(unknownBucket(each)));
            }
        });
        var classes = named("class", lateness, WhoseTime::find, labels(WhoseTime.values(), WhoseTime::label), faults);
        var traits = named("only", only, Trait::find, Trait.labels(), faults);
        var causes = texts("cause", cause, faults);
        var told = new Told(texts("reason", reason, faults), texts("lacking", lacking, faults));
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return new Selection(buckets, classes, causes, traits, told, null);
    }

    private static Set<String> texts(String field, List<String> values, List<Invalid.Fault> faults) {
        given(values).stream()
                .filter(each -> each.length() > 200 || !PlainText.Check.isPlain(each))
                .forEach(each -> faults.add(Faults.of(field, each, DutyColumn.SOURCE.must())));
        return Set.copyOf(given(values));
    }

    private static Invalid.Fault unknownBucket(String value) {
        var known = new ArrayList<>(labels(Bucket.values(), Bucket::label));
        known.add(JUDGED);
        return ReportQueries.unknown("bucket", value, known);
    }

    private static <T> Set<T> named(
            String field,
            List<String> values,
            Function<String, Optional<T>> find,
            List<String> known,
            List<Invalid.Fault> faults) {
        var found = new HashSet<T>();
        for (var each : given(values)) {
            find.apply(each).ifPresentOrElse(found::add, () -> faults.add(ReportQueries.unknown(field, each, known)));
        }
        return found;
    }

    private static <T> List<String> labels(T[] values, Function<T, String> label) {
        return Arrays.stream(values).map(label).collect(Collectors.toList());
    }

    private static List<String> given(List<String> values) {
        return values == null ? List.of() : values;
    }
}
