package dev.leadline.imports.mapping;

import java.time.ZoneId;
import java.util.Optional;

/** One field of a fact in a mapping. */
public sealed interface Part permits Value, Moment {

    /** The columns that it is made from. */
    Template from();

    /**
     * The field's value for a row; empty when the row has none.
     *
     * @param zone the zone of times that name none
     * @throws dev.leadline.kernel.Invalid at the column when what stands there cannot be read
     */
    Optional<?> in(SourceRow row, ZoneId zone);
}
