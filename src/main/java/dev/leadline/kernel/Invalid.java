package dev.leadline.kernel;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that was handed to Leadline cannot be: a fact, a table cell, a calendar. It carries every fault found, each
 * with the place, the value read there and a sentence that names both, so that a door can answer with all of them.
 */
public final class Invalid extends IllegalArgumentException {

    /**
     * One fault.
     *
     * @param pointer where it is: a JSON pointer (RFC 6901) into what was handed over, {@code ""} for the whole
     * @param value the value read there, as text
     * @param detail a full sentence that names the thing and its value
     */
    public record Fault(String pointer, @Nullable String value, String detail) {

        /** The same fault, seen from one level further out. */
        public Fault under(String prefix) {
            return new Fault(prefix + pointer, value, detail);
        }
    }

    private final transient List<Fault> faults;

    public Invalid(List<Fault> faults) {
        super(faults.stream().map(Fault::detail).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public Invalid(String pointer, @Nullable Object value, String detail) {
        this(List.of(new Fault(pointer, value == null ? null : value.toString(), detail)));
    }

    /** Returns the details of all faults, each on a line of its own. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public List<Fault> faults() {
        return faults;
    }

    /** The same faults, with {@code prefix} put before each pointer: for a part that is checked on its own. */
    public Invalid under(String prefix) {
        return new Invalid(faults.stream().map(fault -> fault.under(prefix)).toList());
    }
}
