package dev.leadline.reports.duties;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What duties can be grouped and chosen by, besides the attributes of their leads. */
public enum DutyColumn {
    TEAM("team", "d.team"),
    OWNER("owner", "d.owner"),
    TIER("tier", "d.tier"),
    TIER_AT_RECEIPT("tierAtReceipt", "d.tier_at_receipt"),
    SOURCE("source", "d.source"),
    CALENDAR("calendar", "d.calendar_id"),
    STAGE("stage", "d.stage"),
    POLICY("policy", "d.policy_id"),
    VERSION("version", "d.policy_version"),
    /** Of receipt, in the zone of the duty. */
    HOUR("hour", "d.received_hour", "smallint", "must be a whole number from 0 to 23") {
        @Override
        String check(String value) {
            return value.matches("[0-9]|1[0-9]|2[0-3]") ? value : null;
        }
    },
    /** Of receipt, in the zone of the duty. */
    WEEKDAY(
            "weekday",
            "(d.received_on - date '0001-01-01') % 7",
            "integer",
            "must be one of mon, tue, wed, thu, fri, sat, sun") {
        @Override
        String check(String value) {
            int day = WEEKDAYS.indexOf(value);
            return day < 0 ? null : String.valueOf(day);
        }

        @Override
        String written(String kept) {
            return WEEKDAYS.get(Integer.parseInt(kept));
        }
    },
    DAY("day", "{date}", "date", "must be a date such as 2026-11-02") {
        @Override
        String check(String value) {
            return LocalDate.parse(value).toString();
        }
    },
    /** Monday to Sunday; named by its Monday. */
    WEEK("week", "{date} - ({date} - date '0001-01-01') % 7", "date", "must be a Monday such as 2026-11-02") {
        @Override
        String check(String value) {
            var date = LocalDate.parse(value);
            return date.getDayOfWeek() == DayOfWeek.MONDAY ? date.toString() : null;
        }
    },
    MONTH("month", "{date} - date_part('day', {date})::integer + 1", "date", "must be a month such as 2026-11") {
        @Override
        String check(String value) {
            return YearMonth.parse(value).atDay(1).toString();
        }

        @Override
        String written(String kept) {
            return kept.substring(0, kept.lastIndexOf('-'));
        }
    };

    private static final List<String> WEEKDAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /** 1 to 9999, as everywhere. */
    private static final String YEAR = "(?!0000)[0-9]{4}-.*";

    private final String label;
    private final String sql;
    private final String type;
    private final String must;

    DutyColumn(String label, String sql) {
        this(label, sql, "text", "must be text of 1 to 200 characters without control characters");
    }

    DutyColumn(String label, String sql, String type, String must) {
        this.label = label;
        this.sql = sql;
        this.type = type;
        this.must = must;
    }

    /** The name in answers and in queries. */
    public String label() {
        return label;
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(DutyColumn::label).toList();
    }

    static Optional<DutyColumn> labelled(String label) {
        return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
    }

    /** @param date the column with the date that the view goes by */
    String sql(String date) {
        return sql.replace("{date}", date);
    }

    String type() {
        return type;
    }

    /** Returns what a value must be, for the message when it is not. */
    public String must() {
        return must;
    }

    /** Finds the value as the database compares it; empty when it can be none. */
    public Optional<String> findKept(String value) {
        if (type.equals("date") && !value.matches(YEAR)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(check(value));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    String check(String value) {
        return value;
    }

    /** Hours have one digit or two. */
    String sortable(String kept) {
        return this == HOUR && kept.length() == 1 ? "0" + kept : kept;
    }

    /** A value of the database as answers and queries write it. */
    String written(String kept) {
        return kept;
    }
}
