package dev.leadline.kernel.decision;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.obligation.RuleFiring;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Rules applied to facts. It remembers nothing from one call to the next. */
public interface Inference {

    /**
     * Applies the rules to {@code facts}, and then, in the same working memory, to one fact more that follows from what they
     * concluded.
     *
     * @param next makes that fact of the firings until then
     * @return every firing, in the order in which the rules are written
     * @throws Invalid when a rule comes upon a fact that cannot be
     * @throws RuleFault when a rule fails
     */
    List<RuleFiring> apply(Collection<?> facts, Function<List<RuleFiring>, ?> next);

    /** The same with no fact more. */
    List<RuleFiring> apply(Collection<?> facts);

    /** The SHA-256 of the rules: the same revision concludes the same from the same facts. */
    String revision();
}
