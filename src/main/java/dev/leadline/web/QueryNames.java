package dev.leadline.web;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.problems.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that an address does not declare, that are repeated where one value is meant, or that have no
 * value. Each would otherwise be passed over in silence, and a misspelt filter shows everything.
 */
@Singleton
public final class QueryNames {

    /** The declared parameters of each method that was asked: the name, and whether it may be repeated. */
    private final Map<Method, Map<String, Boolean>> declared = new ConcurrentHashMap<>();

    @ServerRequestFilter(nonBlocking = true, priority = Priorities.HEADER_DECORATOR)
    void check(ResourceInfo door, UriInfo asked) {
        var given = asked.getQueryParameters();
        if (given.isEmpty() || door.getResourceMethod() == null) {
            return;
        }
        var known = declared.computeIfAbsent(door.getResourceMethod(), QueryNames::of);
        given.forEach((name, values) -> {
            if (!known.containsKey(name)) {
                throw Problem.badRequest(unknown(name, known.keySet()));
            }
            if (values.size() > 1 && !known.get(name)) {
                throw Problem.badRequest(
                        "The query parameter `" + name + "` appears " + values.size() + " times.\nUse it once.");
            }
        });
        refuseEmpty(given);
    }

    private static void refuseEmpty(Map<String, List<String>> given) {
        var faults = given.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(value -> value == null || value.isEmpty()))
                .map(each -> new Invalid.Fault(
                        "/" + each.getKey(), "", "The %s () must not be empty.".formatted(each.getKey())))
                .toList();
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    private static String unknown(String name, Collection<String> known) {
        var fault = "The query parameter (" + QuotedText.of(name) + ") is unknown.\n";
        if (known.isEmpty()) {
            return fault + "This address takes none.";
        }
        return fault
                + Closest.to(name, known)
                        .map(meant -> "Did you mean `" + meant + "`?")
                        .orElse("Use " + String.join(", ", known) + ".");
    }

    private static Map<String, Boolean> of(Method method) {
        var found = new TreeMap<String, Boolean>();
        for (var parameter : method.getParameters()) {
            collect(parameter, parameter.getName(), parameter.getType(), found);
        }
        return found;
    }

    private static void collect(AnnotatedElement at, String name, Class<?> type, Map<String, Boolean> into) {
        if (at.isAnnotationPresent(BeanParam.class)) {
            Arrays.stream(type.getDeclaredFields())
                    .forEach(each -> collect(each, each.getName(), each.getType(), into));
        }
        var query = at.getAnnotation(QueryParam.class);
        if (query != null) {
            into.put(query.value(), Collection.class.isAssignableFrom(type));
        }
        var rest = at.getAnnotation(RestQuery.class);
        if (rest != null) {
            into.put(rest.value().isEmpty() ? name : rest.value(), Collection.class.isAssignableFrom(type));
        }
    }
}
