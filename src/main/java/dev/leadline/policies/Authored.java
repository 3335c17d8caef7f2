package dev.leadline.policies;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Policy;

/**
 * A policy that could be read, with the files it was read from.
 *
 * @param source its files
 * @param policy what they say
 */
public record Authored(PolicySource source, Policy policy) {

    /** @throws Invalid with every fault, as {@link PolicySource#parse()} */
    public static Authored from(PolicySource source) {
        return new Authored(source, source.parse());
    }

    /** The policy's id. */
    public String id() {
        return policy.id();
    }
}
