package dev.leadline.calendars.holidays;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataListener;
import com.github.mangstadt.vinnie.io.VObjectReader;
import com.github.mangstadt.vinnie.io.Warning;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.StrictUtf8;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** Reads the events of an iCalendar file, and refuses whatever is none. Bounds: 50,000 lines, 10,000 bytes a line. */
final class ICalendarText implements VObjectDataListener {

    private static final int MOST_LINES = 50_000;
    private static final int LONGEST_LINE = 10_000;
    private static final int DEEPEST = 10;

    private final List<ICalendarEvent> events = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private boolean isCalendar;

    private ICalendarText() {}

    /** @throws Invalid that names the line */
    static List<ICalendarEvent> events(byte[] bytes) {
        String text = decoded(bytes);
        checkLines(text);
        ICalendarText reading = new ICalendarText();
        try (VObjectReader reader = new VObjectReader(new StringReader(text), SyntaxRules.iCalendar())) {
            reader.parse(reading);
        } catch (IOException impossible) {
            throw new IllegalStateException("Reading from memory failed", impossible);
        }
        if (!reading.isCalendar || !reading.open.isEmpty()) {
            String missing =
                    reading.isCalendar ? "END:" + reading.open.get(reading.open.size() - 1) : "BEGIN:VCALENDAR";
            throw new Invalid("", null, "The iCalendar file is incomplete: " + missing + " is missing.");
        }
        return reading.events;
    }

    private static String decoded(byte[] bytes) {
        return StrictUtf8.findWithoutMark(bytes)
                .orElseThrow(() -> new Invalid("", null, "The file must be text in UTF-8."));
    }

    /** Before anything is parsed: how many lines, how long each is once unfolded, and no control characters. */
    private static void checkLines(String text) {
        int line = 1;
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                boolean folded = i + 1 < text.length() && (text.charAt(i + 1) == ' ' || text.charAt(i + 1) == '\t');
                length = folded ? length : 0;
            } else if (Character.isISOControl(c) && c != '\r' && c != '\t') {
                throw new Invalid(
                        "",
                        QuotedText.of(String.valueOf(c)),
                        "Line " + line + " contains a control character (\\u%04X).".formatted((int) c));
            }
            if (++length > LONGEST_LINE) {
                throw new Invalid("", null, "Line " + line + " is longer than " + LONGEST_LINE + " characters.");
            }
            if (line > MOST_LINES) {
                throw new Invalid("", null, "The file has more than " + MOST_LINES + " lines.");
            }
        }
    }

    @Override
    public void onComponentBegin(String name, Context context) {
        if (open.isEmpty() && !name.equalsIgnoreCase("VCALENDAR") || open.size() >= DEEPEST) {
            throw at(context, "BEGIN:" + name, "must be inside a VCALENDAR, " + DEEPEST + " deep at most.");
        }
        isCalendar = true;
        open.add(name.toUpperCase(java.util.Locale.ROOT));
        if (isInEvent()) {
            events.add(new ICalendarEvent(events.size(), context.getLineNumber(), new ArrayList<>()));
        }
    }

    @Override
    public void onComponentEnd(String name, Context context) {
        if (open.isEmpty() || !open.get(open.size() - 1).equalsIgnoreCase(name)) {
            throw at(context, "END:" + name, "has no matching BEGIN.");
        }
        open.remove(open.size() - 1);
    }

    @Override
    public void onProperty(VObjectProperty property, Context context) {
        if (open.isEmpty()) {
            throw at(context, property.getName(), "must be inside a VCALENDAR.");
        }
        if (isInEvent()) {
            events.get(events.size() - 1).properties().add(property);
        }
    }

    @Override
    public void onVersion(String version, Context context) {
        if (!version.equals("2.0")) {
            throw at(context, "VERSION:" + version, "must be 2.0.");
        }
    }

    @Override
    public void onWarning(Warning warning, VObjectProperty property, Exception thrown, Context context) {
        throw at(context, context.getUnfoldedLine(), "is not iCalendar: " + warning.getMessage());
    }

    /** An event that stands in something else than the calendar itself is none of its. */
    private boolean isInEvent() {
        return open.equals(List.of("VCALENDAR", "VEVENT"));
    }

    private static Invalid at(Context context, String value, String must) {
        return new Invalid("", value, "Line " + context.getLineNumber() + " (" + QuotedText.of(value) + ") " + must);
    }
}
