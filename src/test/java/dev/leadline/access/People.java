package dev.leadline.access;

import dev.leadline.kernel.approval.Person;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A way in that only tests have: the header says who asks, as {@code account ann; approver analyst; sales} or, for a key
 * that a person made, {@code key 1a2b; approver; ; account:ann}.
 */
@Singleton
public final class People implements HttpAuthenticationMechanism {

    public static final String HEADER = "X-Test-Person";

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager providers) {
        var said = exchange.request().getHeader(HEADER);
        if (said == null) {
            return Uni.createFrom().nullItem();
        }
        var who = identity(Arrays.stream(said.split(";", -1)).map(String::trim).toList());
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(who.name()))
                        .addAttribute(Identity.ATTRIBUTE, who)
                        .build());
    }

    private static Identity identity(List<String> parts) {
        var known = parts.get(0).split(" ");
        var kind = Identity.Kind.valueOf(known[0].toUpperCase());
        var roles = words(parts.get(1)).stream()
                .map(word -> Role.findNamed(word).orElseThrow())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        var sides = parts.size() > 2 ? words(parts.get(2)) : Set.<String>of();
        var person = parts.size() > 3 ? parts.get(3) : kind.word() + ":" + known[1];
        return new Identity(kind, known[1], known[1], roles, null, new Person(person, sides));
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
        return Uni.createFrom().nullItem();
    }
}
