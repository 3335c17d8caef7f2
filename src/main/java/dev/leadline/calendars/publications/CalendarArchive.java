package dev.leadline.calendars.publications;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables of this room. Everything here joins the caller's transaction. */
@ApplicationScoped
public class CalendarArchive {

    /** "calendar" in ASCII: who else locks this number waits for us. */
    private static final long LOCK = 0x63616c656e646172L;

    private final EntityManager database;

    CalendarArchive(EntityManager database) {
        this.database = database;
    }

    /** Keeps other publishers out until the transaction ends, so that sequences are committed in their order. */
    public void lock() {
        run("select cast(pg_advisory_xact_lock(" + LOCK + ") as text)");
    }

    /** Wakes up the other servers, once the transaction is committed. */
    public void announce() {
        run("select cast(pg_notify('leadline_publications', 'calendar') as text)");
    }

    private void run(String function) {
        database.createNativeQuery(function).getSingleResult();
    }

    /** The sequence of the last publication, or 0. */
    public long latest() {
        Number latest =
                (Number) database.createNativeQuery("select coalesce(max(sequence), 0) from calendar_publication")
                        .getSingleResult();
        return latest.longValue();
    }

    public List<CalendarPublication> publishedAfter(long sequence) {
        return StoredCalendarPublication.<StoredCalendarPublication>list("sequence > ?1", Sort.by("sequence"), sequence)
                .stream()
                .map(StoredCalendarPublication::toPublication)
                .toList();
    }

    /** @param follows the sequence of the same calendar's last publication; null when it is the first */
    public long append(CalendarPublication publication, Long follows) {
        StoredCalendarPublication stored = StoredCalendarPublication.from(publication, follows);
        stored.persistAndFlush();
        return stored.sequence;
    }

    /** The version of each calendar that the folder last held. */
    public Map<String, String> inFolder() {
        Map<String, String> versions = new HashMap<>();
        List<?> rows = database.createNativeQuery("select calendar_id, version from calendar_folder")
                .getResultList();
        rows.forEach(row -> versions.put((String) ((Object[]) row)[0], (String) ((Object[]) row)[1]));
        return versions;
    }

    public void rememberInFolder(CalendarVersion calendar) {
        database.createNativeQuery("insert into calendar_folder (calendar_id, version) values (?1, ?2)"
                        + " on conflict (calendar_id) do update set version = excluded.version")
                .setParameter(1, calendar.id())
                .setParameter(2, calendar.version())
                .executeUpdate();
    }
}
