package dev.leadline.policies.source;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Policy;

/**
 * A policy that could be read, with the files it was read from.
 *
 * @param source its files
 * @param policy what they say
 */
public record AuthoredPolicy(PolicySource source, Policy policy) {

    /** @throws Invalid with every fault, as {@link PolicySource#parse()} */
    public static AuthoredPolicy from(PolicySource source) {
        return new AuthoredPolicy(source, source.parse());
    }

    /** The policy's id. */
    public String id() {
        return policy.id();
    }
}
