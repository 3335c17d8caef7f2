package dev.leadline.policies.source;

import dev.leadline.kernel.Invalid;
import java.util.function.Supplier;

/** A value that is made when it is first wanted, and then stays; so does the reason why it cannot be made. */
final class Once<T> {

    private Supplier<T> making;
    private T made;
    private Invalid fault;

    Once(Supplier<T> making) {
        this.making = making;
    }

    /** @throws Invalid whenever the making did */
    synchronized T get() {
        if (making != null) {
            make();
            making = null;
        }
        if (fault != null) {
            throw fault;
        }
        return made;
    }

    private void make() {
        try {
            made = making.get();
        } catch (Invalid invalid) {
            fault = invalid;
        }
    }
}
