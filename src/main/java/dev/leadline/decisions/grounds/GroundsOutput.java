package dev.leadline.decisions.grounds;

import dev.leadline.ledger.LedgerWords;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes grounds as bytes. A text, a moment and a fact are written once, and referred to by their number after that; the
 * texts that many decisions have are {@link LedgerWords}. The offset of each zone at each moment is written too, since a zone may
 * get other rules later.
 */
public final class GroundsOutput {

    private final LedgerWords words;
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<Instant, Integer> numbers = new HashMap<>(64);
    private final List<Instant> moments = new ArrayList<>(64);
    private final Map<Object, Integer> facts = new IdentityHashMap<>(64);
    private final List<ZoneId> zones = new ArrayList<>(1);
    private final Octets body = new Octets(1_024);
    private long second;

    public GroundsOutput(LedgerWords words) {
        this.words = words;
    }

    /** A number that is never negative. */
    public void count(long number) {
        body.count(number);
    }

    public void flag(boolean is) {
        body.count(is ? 1 : 0);
    }

    /** @param text may be {@code null} */
    public void text(String text) {
        if (text == null) {
            body.count(0);
        } else {
            known(text, 1, 0, 1);
        }
    }

    /** A text by its number, or, after the number 0, the text itself. */
    private void known(String text, int above, int kind, int scale) {
        var number = words.findNumber(text);
        if (number == null) {
            number = texts.get(text);
        }
        if (number != null) {
            body.count((long) (number + 1 + above) * scale + kind);
            return;
        }
        body.count((long) above * scale + kind);
        body.text(text);
        texts.put(text, words.texts().size() + texts.size());
    }

    /** @param moment may be {@code null} */
    public void moment(Instant moment) {
        if (moment == null) {
            body.count(0);
        } else {
            known(moment, 1, 0, 1);
        }
    }

    /** A moment by its number, or, after the number 0, by the time since the one before. */
    private void known(Instant moment, int above, int kind, int scale) {
        var number = numbers.get(moment);
        if (number != null) {
            body.count((long) (number + 1 + above) * scale + kind);
            return;
        }
        body.count((long) above * scale + kind);
        numbers.put(moment, moments.size());
        moments.add(moment);
        since(moment.getEpochSecond() - second, moment.getNano());
        second = moment.getEpochSecond();
    }

    private void since(long seconds, int nanos) {
        if (nanos != 0) {
            body.signed(seconds * Kind.UNITS + Kind.NANOS);
            body.count(nanos);
        } else if (seconds % 60 != 0) {
            body.signed(seconds * Kind.UNITS + Kind.SECONDS);
        } else {
            body.signed(seconds / 60 * Kind.UNITS + Kind.MINUTES);
        }
    }

    /** A zone, by its number. */
    public void zone(ZoneId zone) {
        if (!zones.contains(zone)) {
            zones.add(zone);
        }
        body.count(zones.indexOf(zone));
    }

    /** A fact by its number, or, after the number 0, its reading. It is the same fact only where it is the same object. */
    public void fact(Object fact) {
        var number = facts.get(fact);
        if (number != null) {
            body.count(number + 1);
            return;
        }
        body.count(0);
        facts.put(fact, facts.size());
        value(FactReading.of(fact));
    }

    /**
     * A value as a reading has it.
     *
     * @throws IllegalArgumentException when no reading has such values
     */
    public void value(Object value) {
        if (value == null) {
            constant(Kind.NULL);
        } else if (value instanceof Boolean is) {
            constant(is ? Kind.TRUE : Kind.FALSE);
        } else if (value instanceof String text) {
            known(text, 0, Kind.TEXT, Kind.KINDS);
        } else if (value instanceof Enum<?> constant) {
            known(constant.name(), 0, Kind.TEXT, Kind.KINDS);
        } else if (value instanceof Instant moment) {
            known(moment, 0, Kind.MOMENT, Kind.KINDS);
        } else if (value instanceof Integer whole && whole >= 0) {
            head(whole, Kind.WHOLE);
        } else if (value instanceof Integer whole) {
            value(BigDecimal.valueOf(whole));
        } else if (value instanceof BigDecimal decimal) {
            constant(Kind.DECIMAL);
            body.signed(decimal.scale());
            body.text(decimal.unscaledValue().toString());
        } else if (value instanceof Reading reading) {
            known(reading.shape(), 0, Kind.READING, Kind.KINDS);
            for (var each : reading.values()) {
                value(each);
            }
        } else if (value instanceof Collection<?> list) {
            head(list.size(), Kind.LIST);
            list.forEach(this::value);
        } else if (value instanceof Map<?, ?> named) {
            named(named);
        } else {
            throw new IllegalArgumentException("No reading has such a value: " + value.getClass());
        }
    }

    private void named(Map<?, ?> named) {
        head(named.size(), Kind.NAMED);
        named.forEach((name, value) -> {
            text((String) name);
            value(value);
        });
    }

    private void constant(int constant) {
        head(constant, Kind.CONSTANT);
    }

    private void head(long number, int kind) {
        body.count(number * Kind.KINDS + kind);
    }

    /** Everything that was written, after the offsets of its zones. */
    public byte[] toBytes() {
        var all = new Octets(2_048);
        all.count(zones.size());
        for (var zone : zones) {
            writeOffsets(zone, all);
        }
        all.append(body);
        return all.toBytes();
    }

    /** How many moments in a row have one offset, and which. */
    private void writeOffsets(ZoneId zone, Octets all) {
        var word = words.findNumber(zone.getId());
        all.count(word == null ? 0 : word + 1);
        if (word == null) {
            all.text(zone.getId());
        }
        var rules = zone.getRules();
        for (int begin = 0; begin < moments.size(); ) {
            var offset = rules.getOffset(moments.get(begin));
            int end = begin + 1;
            while (end < moments.size() && rules.getOffset(moments.get(end)).equals(offset)) {
                end++;
            }
            all.count(end - begin);
            all.signed(offset.getTotalSeconds());
            begin = end;
        }
        all.count(0);
    }
}
