package dev.leadline.imports.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.leadline.kernel.Invalid;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * An instant of a fact.
 *
 * @param from what it is made from
 * @param format how that is written
 * @param time the time of day, for a format that has none; otherwise {@code null}
 * @param zone the zone of local times; {@code null}: the mapping's
 * @param shift by how much it is moved; {@code null}: not at all
 */
record Moment(Template from, MomentFormat format, LocalTime time, ZoneId zone, Steps shift) implements Part {

    /** An instant with its offset. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Moment of(String written) {
        return new Moment(Template.parse(written), MomentFormat.INSTANT, null, null, null);
    }

    /** Any other. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Moment of(
            @JsonProperty(value = "from", required = true) String from,
            @JsonProperty("format") String format,
            @JsonProperty("time") LocalTime time,
            @JsonProperty("zone") String zone,
            @JsonProperty("shift") Steps shift) {
        if (from == null) {
            throw new Invalid("/from", null, "The moment must have a `from`.");
        }
        var read = format == null ? MomentFormat.INSTANT : MomentFormat.parse(format);
        if (read.hasTime() == (time != null)) {
            throw new Invalid(
                    "/time",
                    time,
                    time == null
                            ? "The format (" + format + ") has no time of day. Add a `time`."
                            : "The format (" + read.name() + ") has a time of day. Remove the `time`.");
        }
        return new Moment(Template.parse(from), read, time, zone == null ? null : zone("/zone", zone), shift);
    }

    /** @throws Invalid when there is no such zone */
    static ZoneId zone(String pointer, String id) {
        if (!ZoneId.getAvailableZoneIds().contains(id)) {
            throw new Invalid(pointer, id, "The zone (" + id + ") is not an IANA zone id.");
        }
        return ZoneId.of(id);
    }

    @Override
    public Optional<Instant> in(CsvRow row, ZoneId usual) {
        var text = from.in(row);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var at = zone == null ? usual : zone;
        try {
            var read = format.read(text.get(), time, at);
            return Optional.of(shift == null ? read : shift.move(read, at, row.times(shift.times())));
        } catch (DateTimeException unreadable) {
            throw new Invalid(
                    from.faultyColumn(row),
                    text.get(),
                    "The column " + from.faultyColumn(row) + " (" + dev.leadline.web.QuotedText.of(text.get())
                            + ") must be " + format.wanted() + ".");
        }
    }
}
