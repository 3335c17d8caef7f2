package dev.leadline.imports.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An instant of a fact.
 *
 * @param from what it is made from
 * @param format how that may be written; the first one that reads it holds
 * @param time the time of day, for formats that have none; otherwise {@code null}
 * @param zone the zone of local times; {@code null}: the mapping's
 * @param shift by how much it is moved; {@code null}: not at all
 */
record Moment(Template from, List<MomentFormat> format, LocalTime time, ZoneId zone, Steps shift) implements Part {

    private static final int MOST_FORMATS = 10;

    /** An instant with its offset. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Moment of(String written) {
        return new Moment(Template.parse(written), List.of(MomentFormat.INSTANT), null, null, null);
    }

    /** Any other. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Moment of(
            @JsonProperty(value = "from", required = true) String from,
            @JsonProperty("format") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                    List<String> format,
            @JsonProperty("time") LocalTime time,
            @JsonProperty("zone") String zone,
            @JsonProperty("shift") Steps shift) {
        if (from == null) {
            throw new Invalid("/from", null, "The moment must have a `from`.");
        }
        var formats = formats(format == null ? List.of("instant") : format);
        var withoutTime = formats.stream().filter(each -> !each.hasTime()).findFirst();
        if (withoutTime.isPresent() == (time == null)) {
            throw new Invalid(
                    "/time",
                    time,
                    withoutTime
                            .map(each -> "The format (" + each.name() + ") has no time of day. Add a `time`.")
                            .orElseGet(
                                    () -> "The format (" + names(formats) + ") has a time of day. Remove the `time`."));
        }
        return new Moment(Template.parse(from), formats, time, zone == null ? null : zone("/zone", zone), shift);
    }

    private static List<MomentFormat> formats(List<String> names) {
        if (names.isEmpty() || names.size() > MOST_FORMATS || names.stream().anyMatch(Objects::isNull)) {
            throw new Invalid("/format", null, "The moment must have 1 to " + MOST_FORMATS + " formats.");
        }
        var formats = names.stream().map(MomentFormat::parse).toList();
        for (var one : formats) {
            formats.stream()
                    .filter(other -> one.isMistakenFor(other) || other.isMistakenFor(one))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new Invalid(
                                "/format",
                                names,
                                "The formats (" + one.name() + ") and (" + other.name()
                                        + ") read the same text as different dates.\nUse only one of them.");
                    });
        }
        return formats;
    }

    private static String names(List<MomentFormat> formats) {
        return formats.stream().map(MomentFormat::name).collect(Collectors.joining(", "));
    }

    /** @throws Invalid when there is no such zone */
    static ZoneId zone(String pointer, String id) {
        if (!ZoneId.getAvailableZoneIds().contains(id)) {
            throw new Invalid(pointer, id, "The zone (" + id + ") is not an IANA zone id.");
        }
        return ZoneId.of(id);
    }

    @Override
    public Optional<Instant> in(SourceRow row, ZoneId usual) {
        var text = from.in(row);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var at = zone == null ? usual : zone;
        try {
            var read = read(row.decimalPoint(MomentFormat.spaced(text.get()).strip()), at);
            return Optional.of(shift == null ? read : shift.move(read, at, row.times(shift.times())));
        } catch (DateTimeException unreadable) {
            var column = from.faultyColumn(row);
            throw new Invalid(
                    column,
                    text.get(),
                    "The " + row.noun() + " " + column + " (" + shown(text.get()) + ") must be "
                            + format.stream().map(MomentFormat::wanted).collect(Collectors.joining(", or "))
                            + "." + MomentFormat.adviceOn(text.get()));
        }
    }

    private Instant read(String text, ZoneId at) {
        DateTimeException first = null;
        for (var each : format) {
            try {
                return each.read(text, time, at);
            } catch (DateTimeException unreadable) {
                first = first == null ? unreadable : first;
            }
        }
        throw first;
    }

    /** A value with the spaces that look like others made visible. */
    private static String shown(String text) {
        return QuotedText.of(text).replace("\u202F", "\\u202F").replace("\u00A0", "\\u00A0");
    }
}
