package dev.leadline.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The rows of a table that requests are checked against, in memory: to check one costs no query. The set never changes; a change
 * of the table, here or on another replica, puts another in its place. While the database is away, the last one holds.
 *
 * @param <R> a row
 */
public final class HeldRows<R> {

    private static final Logger LOG = Logger.getLogger(HeldRows.class);

    private final Table<R> table;
    private final Function<R, String> id;
    private final Map<String, Instant> uses = new ConcurrentHashMap<>();
    private volatile Held<R> held = new Held<>(null, Map.of());

    /** @param id what tells rows apart */
    public HeldRows(Table<R> table, Function<R, String> id) {
        this.table = table;
        this.id = id;
    }

    /**
     * Where the rows are.
     *
     * @param <R> a row
     */
    public interface Table<R> {

        /** Something that is another after each change. */
        Object state();

        /** The rows that matter. */
        List<R> rows();

        /** Notes when rows were used last, by id. */
        void noteUses(Collection<Map.Entry<String, Instant>> uses);
    }

    private record Held<R>(Object state, Map<String, R> rows) {}

    /** The state is read first: what changes between the two reads is read again. */
    public synchronized void refresh() {
        var state = table.state();
        if (!state.equals(held.state())) {
            held = new Held<>(state, table.rows().stream().collect(Collectors.toMap(id, Function.identity())));
        }
    }

    /** The same; while the database is away nothing changes. */
    public void poll() {
        try {
            refresh();
        } catch (RuntimeException away) {
            LOG.debugf("What lets people and programs in cannot be read now: %s", away);
        }
    }

    public Optional<R> find(String wanted) {
        return Optional.ofNullable(held.rows().get(wanted));
    }

    public Collection<R> all() {
        return held.rows().values();
    }

    /** A row was used. */
    public void use(R row, Instant now) {
        uses.put(id.apply(row), now);
    }

    /** When a row was used here last, as far as that is not noted yet. */
    public Optional<Instant> findUse(R row) {
        return Optional.ofNullable(uses.get(id.apply(row)));
    }

    /** Notes what was used since; while the database is away it is kept for later. */
    public void noteUses() {
        var noted = List.copyOf(uses.entrySet());
        try {
            table.noteUses(noted);
            noted.forEach(use -> uses.remove(use.getKey(), use.getValue()));
        } catch (RuntimeException away) {
            LOG.debugf("Uses cannot be noted now: %s", away);
        }
    }
}
