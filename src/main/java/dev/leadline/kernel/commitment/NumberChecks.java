package dev.leadline.kernel.commitment;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.Invalid.Fault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks numbers one by one and keeps what is wrong, so that all of it is answered at once. */
public final class NumberChecks {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);

    private final List<Fault> faults = new ArrayList<>();

    /** An amount of money that something is divided by or made of: above 0, at most 10^15. */
    public NumberChecks amount(String pointer, String name, @Nullable BigDecimal value) {
        return check(pointer, name, value, BigDecimal.ZERO, MOST, true);
    }

    /** A share: 0 to 1. */
    public NumberChecks share(String pointer, String name, @Nullable BigDecimal value) {
        return check(pointer, name, value, BigDecimal.ZERO, BigDecimal.ONE, false);
    }

    /** A rate that is known: above 0, at most 1. */
    public NumberChecks rate(String pointer, String name, @Nullable BigDecimal value) {
        return check(pointer, name, value, BigDecimal.ZERO, BigDecimal.ONE, true);
    }

    /** A number of something: 0 to {@code most}. */
    public NumberChecks upTo(long most, String pointer, String name, @Nullable BigDecimal value) {
        return check(pointer, name, value, BigDecimal.ZERO, BigDecimal.valueOf(most), false);
    }

    /** A fault found otherwise. */
    public NumberChecks add(String pointer, @Nullable Object value, String detail) {
        faults.add(new Fault(pointer, value == null ? null : String.valueOf(value), detail));
        return this;
    }

    public boolean isClean() {
        return faults.isEmpty();
    }

    /** @throws Invalid with every fault, where there is any */
    public void orThrow() {
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    private NumberChecks check(
            String pointer, String name, @Nullable BigDecimal value, BigDecimal least, BigDecimal most, boolean above) {
        var must = above
                ? "above %s and at most %s".formatted(least.toPlainString(), most.toPlainString())
                : "from %s to %s".formatted(least.toPlainString(), most.toPlainString());
        if (value == null) {
            return add(pointer, null, "The %s is missing.\nUse a number %s.".formatted(name, must));
        }
        int toLeast = value.compareTo(least);
        if (toLeast < 0 || above && toLeast == 0 || value.compareTo(most) > 0) {
            return add(pointer, value, "The %s (%s) must be %s.".formatted(name, value, must));
        }
        return this;
    }
}
