package dev.leadline.reports;

import dev.leadline.reports.duties.DutyQuestion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The address of the list behind a number. It names the moment of judging, so that it shows that very number whenever it is
 * opened.
 */
public final class LeadsLink {

    private static final String LIST = "/v1/reports/leads";
    private static final String LATE = "&bucket=keptLate&bucket=notDone";

    private LeadsLink() {}

    /** @param question what was counted */
    public static String to(DutyQuestion question) {
        var query = new ArrayList<>(List.of("duty=" + encoded(question.duty())));
        var period = question.period();
        if (period != null) {
            query.add("view=" + period.view().label());
            query.add("from=" + period.from());
            query.add("to=" + period.to());
        }
        query.add("judged=" + encoded(String.valueOf(question.moment().at())));
        filters(question).forEach((name, values) -> values.forEach(value -> query.add(name + "=" + encoded(value))));
        return LIST + "?" + String.join("&", query);
    }

    /** The list of the late duties whose leads a commitment values. */
    public static String toValued(DutyQuestion question, String commitment) {
        return late(to(question)) + "&commitment=" + encoded(commitment);
    }

    /** The list of the duties of leads that were closed for a reason; {@code null} for none. */
    public static String toReason(DutyQuestion question, String reason) {
        return to(question) + (reason == null ? "&only=withoutReason" : "&reason=" + encoded(reason));
    }

    /** The late duties of a list. */
    public static String late(String list) {
        return list + LATE;
    }

    /** The late duties of a list that lacked attempts in a channel. */
    public static String lacking(String list, String channel) {
        return late(list) + "&lacking=" + encoded(channel);
    }

    /** The filters of a question, as parameters. */
    public static Map<String, List<String>> filters(DutyQuestion question) {
        var filters = new LinkedHashMap<String, List<String>>();
        question.wanted().forEach((grouping, wanted) -> {
            for (var value : wanted.values()) {
                add(
                        filters,
                        grouping.isAttribute() ? "attribute" : grouping.name(),
                        grouping.isAttribute() ? grouping.name() + ":" + value : value);
            }
            if (wanted.orNone()) {
                add(filters, "without", grouping.isAttribute() ? "attribute:" + grouping.name() : grouping.name());
            }
        });
        return filters;
    }

    private static void add(Map<String, List<String>> filters, String name, String value) {
        filters.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
