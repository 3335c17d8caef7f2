package dev.leadline.decisions.grounds;

import dev.leadline.ledger.LedgerWords;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link GroundsOutput} has written. */
public final class GroundsInput {

    private final byte[] bytes;
    private final List<String> texts;
    private final List<Zone> zones = new ArrayList<>();
    private final Map<Instant, Integer> numbers = new HashMap<>();
    private final List<Instant> moments = new ArrayList<>();
    private final List<Map<String, Object>> facts = new ArrayList<>();
    private int at;
    private long second;

    /** @param words those that it was written with */
    public GroundsInput(byte[] bytes, LedgerWords words) {
        this.bytes = bytes;
        this.texts = new ArrayList<>(words.texts());
        for (long left = count(); left > 0; left--) {
            zones.add(zone());
        }
    }

    /** The offsets of a zone, each for so many moments in the order of their numbers. */
    private record Zone(String id, List<Integer> offsets) {}

    private Zone zone() {
        int word = (int) count();
        var id = word == 0 ? raw() : texts.get(word - 1);
        var offsets = new ArrayList<Integer>();
        for (long moments = count(); moments > 0; moments = count()) {
            int offset = (int) signed();
            for (long left = moments; left > 0; left--) {
                offsets.add(offset);
            }
        }
        return new Zone(id, offsets);
    }

    public long count() {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte octet = bytes[at++];
            number |= (long) (octet & 0x7f) << shift;
            if (octet >= 0) {
                return number;
            }
        }
    }

    private long signed() {
        long number = count();
        return number >>> 1 ^ -(number & 1);
    }

    public boolean flag() {
        return count() == 1;
    }

    private String raw() {
        int length = (int) count();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    /** A text; {@code null} where there was none. */
    public String text() {
        long number = count();
        return number == 0 ? null : known(number - 1);
    }

    private String known(long number) {
        if (number > 0) {
            return texts.get((int) number - 1);
        }
        texts.add(raw());
        return texts.get(texts.size() - 1);
    }

    /** A moment; {@code null} where there was none. */
    public Instant moment() {
        long number = count();
        return number == 0 ? null : knownMoment(number - 1);
    }

    private Instant knownMoment(long number) {
        if (number > 0) {
            return moments.get((int) number - 1);
        }
        long since = signed();
        int unit = Math.floorMod(since, Kind.UNITS);
        second += Math.floorDiv(since, Kind.UNITS) * (unit == Kind.MINUTES ? 60 : 1);
        var moment = Instant.ofEpochSecond(second, unit == Kind.NANOS ? count() : 0);
        numbers.put(moment, moments.size());
        moments.add(moment);
        return moment;
    }

    /** The number of a zone. */
    public int zoneNumber() {
        return (int) count();
    }

    /** A moment as people of the zone wrote it when this was written; {@code null} stays null. */
    public String local(Instant moment, int zoneNumber) {
        if (moment == null) {
            return null;
        }
        var zone = zones.get(zoneNumber);
        var offset = ZoneOffset.ofTotalSeconds(zone.offsets().get(numbers.get(moment)));
        boolean isRegion = !zone.id().equals("Z")
                && !zone.id().startsWith("+")
                && !zone.id().startsWith("-");
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atOffset(offset))
                + (isRegion ? "[" + zone.id() + "]" : "");
    }

    /** The number of a fact, of which {@link #told} has the reading. */
    public int fact() {
        int number = (int) count();
        if (number > 0) {
            return number - 1;
        }
        int mine = facts.size();
        facts.add(null);
        facts.set(mine, reading());
        return mine;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> reading() {
        return (Map<String, Object>) value();
    }

    /** The reading of a fact. */
    public Map<String, Object> told(int fact) {
        return facts.get(fact);
    }

    /** A value as a reading has it. */
    public Object value() {
        long head = count();
        long said = head / Kind.KINDS;
        return switch ((int) (head % Kind.KINDS)) {
            case Kind.CONSTANT -> constant((int) said);
            case Kind.WHOLE -> (int) said;
            case Kind.TEXT -> known(said);
            case Kind.MOMENT -> knownMoment(said);
            case Kind.LIST -> list(said);
            case Kind.NAMED -> named(said);
            case Kind.READING -> reading(known(said));
            default -> throw new IllegalStateException("There is no such kind of value: " + head);
        };
    }

    private Object constant(int constant) {
        return switch (constant) {
            case Kind.NULL -> null;
            case Kind.FALSE -> false;
            case Kind.TRUE -> true;
            default -> decimal();
        };
    }

    private BigDecimal decimal() {
        int scale = (int) signed();
        return new BigDecimal(new BigInteger(raw()), scale);
    }

    private List<Object> list(long size) {
        var list = new ArrayList<>();
        for (long left = size; left > 0; left--) {
            list.add(value());
        }
        return list;
    }

    private Map<String, Object> named(long size) {
        var named = new LinkedHashMap<String, Object>();
        for (long left = size; left > 0; left--) {
            named.put(text(), value());
        }
        return named;
    }

    private Map<String, Object> reading(String shape) {
        var values = new Object[Reading.names(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = value();
        }
        return Reading.told(shape, values);
    }
}
