package dev.leadline.calendars;

import dev.leadline.kernel.Invalid;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The calendars in force, by id. They are replaced all at once, so that no one sees half of a change. */
@ApplicationScoped
public class Calendars {

    private volatile Map<String, CalendarVersion> inForce = Map.of();

    /**
     * Puts these in force, and no others.
     *
     * @throws Invalid when two have the same id; then nothing changes
     */
    public void replaceAll(Collection<CalendarVersion> calendars) {
        Map<String, CalendarVersion> byId = new TreeMap<>();
        for (CalendarVersion calendar : calendars) {
            if (byId.put(calendar.id(), calendar) != null) {
                throw new Invalid("/id", calendar.id(), "There are two calendars with the id " + calendar.id() + ".");
            }
        }
        inForce = byId;
    }

    /** Nothing to read again. */
    public void refresh() {}

    /** Puts those of a folder in force. */
    public void load(Collection<CalendarVersion> calendars, String origin) {
        replaceAll(calendars);
    }

    public Optional<CalendarVersion> find(String id) {
        return Optional.ofNullable(inForce.get(id));
    }

    /** Sorted by id. */
    public List<CalendarVersion> all() {
        return List.copyOf(inForce.values());
    }
}
