package dev.leadline.kernel.decision;

import dev.leadline.kernel.Invalid;
import java.util.Collection;
import java.util.List;

/** Rules applied to facts. It remembers nothing from one call to the next. */
public interface Inference {

    /**
     * Applies the rules to {@code facts}.
     *
     * @return every firing, in the order in which the rules are written
     * @throws Invalid when a rule comes upon a fact that cannot be
     */
    List<RuleFiring> apply(Collection<?> facts);

    /** The SHA-256 of the rules: the same revision concludes the same from the same facts. */
    String revision();
}
