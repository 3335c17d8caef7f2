package dev.leadline.access;

import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Asks {@link Access} what a door {@link Needs}, before its parameters and its body are read. */
@Singleton
public final class DoorGuard {

    /** Addresses whose doors tell nothing but what this software is. */
    private static final String EXPLANATIONS = "/problems";

    private static final ConcurrentHashMap<Method, Optional<Needs>> NEEDS = new ConcurrentHashMap<>();

    @Inject
    Caller caller;

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION, nonBlocking = true)
    void check(ResourceInfo door, UriInfo asked) {
        var method = door.getResourceMethod();
        if (method == null || asked.getPath().startsWith(EXPLANATIONS)) {
            return;
        }
        var needed = needs(method)
                .orElseThrow(
                        () -> new Problem(ProblemType.FORBIDDEN, "This address is closed to everybody.", List.of()));
        if (needed.value() != Action.SIGN_IN) {
            about(needed, asked).forEach(matter -> caller.demand(needed.value(), matter));
        }
    }

    /** What a door needs; empty where it does not say so. */
    public static Optional<Needs> needs(Method door) {
        return NEEDS.computeIfAbsent(door, DoorGuard::of);
    }

    private static Optional<Needs> of(Method method) {
        return Optional.ofNullable(method.getAnnotation(Needs.class))
                .or(() -> Optional.ofNullable(method.getDeclaringClass().getAnnotation(Needs.class)));
    }

    private static List<Matter> about(Needs needed, UriInfo asked) {
        if (!needed.policy().isEmpty()) {
            return List.of(Matter.policy(asked.getPathParameters().getFirst(needed.policy())));
        }
        var named = needed.byPolicy() ? asked.getQueryParameters().get("policy") : null;
        if (named != null && !named.isEmpty()) {
            return named.stream().map(Matter::policy).toList();
        }
        return List.of(needed.divided() ? Matter.DIVIDED : Matter.ANY);
    }
}
