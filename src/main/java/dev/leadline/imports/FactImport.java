package dev.leadline.imports;

import dev.leadline.imports.mapping.Mapping;
import dev.leadline.kernel.Invalid;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A CSV file and the mapping that says which facts its rows tell.
 *
 * @param mapping the mapping
 * @param file the file
 * @param limit the most rows to read
 * @param saidAt when rows that do not say so themselves became what they are
 */
public record FactImport(Mapping mapping, Path file, long limit, Instant saidAt) {

    /**
     * Reads the file and hands its facts on, row by row. A row with a fault tells nothing and loses no other.
     *
     * @throws Invalid when the file is not the mapping's, cannot be read on, or the outlet takes nothing any more
     * @throws IOException when the file cannot be read, or what is written cannot be
     */
    public void run(FactSink outlet) throws IOException {
        var facts = new RowFacts(mapping, saidAt);
        try (var rows = CsvRows.open(mapping, file)) {
            CsvRows.Read read;
            for (long row = 0; row < limit && (read = rows.next()) != null; row++) {
                tell(facts, read, outlet);
                outlet.progress().read(rows.share());
            }
            outlet.finish();
        }
    }

    private static void tell(RowFacts by, CsvRows.Read read, FactSink outlet) throws IOException {
        if (read.fault() != null) {
            outlet.refused(read.line(), read.fault());
            return;
        }
        Iterable<FactLine> facts;
        try {
            facts = by.of(read.row());
        } catch (Invalid refused) {
            outlet.refused(read.line(), refused);
            return;
        }
        for (var fact : facts) {
            outlet.take(fact);
        }
    }
}
