package dev.leadline.access;

import dev.leadline.kernel.approval.Person;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: the subject of every decision of access.
 *
 * @param kind how they are known
 * @param id which of its kind, without blanks; empty for {@link Kind#LOCAL}
 * @param name as people write it, for showing
 * @param roles what they are
 * @param policies the policies that they may use; {@code null} for all
 * @param person who is behind it, and the sides that they speak for: two ways to come in may be one person
 */
public record Identity(
        Kind kind, String id, String name, Set<Role> roles, @Nullable Set<String> policies, Person person) {

    /** The attribute of a {@code SecurityIdentity} under which a way to sign in says who it is to us. */
    public static final String ATTRIBUTE = "leadline.identity";

    /**
     * The attribute under which it says whether the credentials still let the same identity in: a {@code BooleanSupplier} that
     * costs no query. What goes on for long, such as a stream, asks it now and then.
     */
    public static final String LASTING = "leadline.identity.lasting";

    /** Whoever is at this machine, while the server is for this machine only. */
    public static final Identity LOCAL = new Identity(Kind.LOCAL, "", "local", EnumSet.allOf(Role.class), null);

    /** The ways to be known. */
    public enum Kind {
        LOCAL,
        KEY,
        ACCOUNT,
        OIDC;

        /** As it goes over the wire, such as {@code key}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Identity {
        roles = Set.copyOf(roles);
        policies = policies == null ? null : Set.copyOf(policies);
    }

    /** One that is a person of its own and speaks for no side. */
    public Identity(Kind kind, String id, String name, Set<Role> roles, @Nullable Set<String> policies) {
        this(kind, id, name, roles, policies, new Person(recorded(kind, id), Set.of()));
    }

    private static String recorded(Kind kind, String id) {
        return kind == Kind.LOCAL ? Actor.LOCAL : kind.word() + ":" + id;
    }

    /** Whether they may use a policy, as far as policies go. */
    public boolean mayUse(String policy) {
        return policies == null || policies.contains(policy);
    }

    /** The same under the name that they give themselves. */
    Identity called(String hint) {
        return new Identity(kind, id, hint, roles, policies, person);
    }

    /** Who it is in records. */
    public Actor actor() {
        return new Actor(recorded(kind, id), name);
    }
}
