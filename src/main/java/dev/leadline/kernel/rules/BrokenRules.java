package dev.leadline.kernel.rules;

import java.util.List;
import java.util.stream.Collectors;

/** Rules that do not compile. Nothing of them is used. */
public final class BrokenRules extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * One complaint of the compiler.
     *
     * @param file the DRL file
     * @param line its line, from 1; 0 when the compiler names none
     * @param column its column, from 0; 0 when the compiler names none
     * @param detail what is wrong there
     */
    public record Complaint(String file, int line, int column, String detail) {

        @Override
        public String toString() {
            return file + ", line " + line + ", column " + column + ": " + detail;
        }
    }

    private final transient List<Complaint> complaints;

    BrokenRules(List<Complaint> complaints) {
        super(complaints.stream().map(Complaint::toString).collect(Collectors.joining("\n")));
        this.complaints = List.copyOf(complaints);
    }

    public List<Complaint> complaints() {
        return complaints;
    }
}
