package dev.leadline.web.problems;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.MediaTypeMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/** What the address of the present request serves: methods, and the formats of bodies and answers. Quarkus names none of them. */
final class ServedHere {

    private ServedHere() {}

    static Set<String> methods() {
        return served().keySet();
    }

    /** The formats in which the method that was asked for reads a body. */
    static List<String> read() {
        return sorted(asked().flatMap(ServedHere::read));
    }

    static List<String> written() {
        return sorted(asked().filter(door -> door.getProduces() != null)
                .flatMap(door -> Arrays.stream(door.getProduces().getSortedOriginalMediaTypes())));
    }

    private static Stream<RuntimeResource> asked() {
        return served().getOrDefault(CurrentRequestManager.get().getMethod(), List.of()).stream();
    }

    private static List<String> sorted(Stream<MediaType> types) {
        return types.map(MediaType::toString).distinct().sorted().toList();
    }

    private static Stream<MediaType> read(RuntimeResource door) {
        var own = door.getConsumes() == null ? Stream.<MediaType>empty() : door.getConsumes().stream();
        return Stream.concat(own, Arrays.stream(door.getHandlerChain()).flatMap(ServedHere::chosenBetween));
    }

    /** Where two methods of one address differ by what they read, Quarkus chooses between them, and tells nobody by what. */
    private static Stream<MediaType> chosenBetween(ServerRestHandler handler) {
        if (!(handler instanceof MediaTypeMapper)) {
            return Stream.empty();
        }
        try {
            var types = MediaTypeMapper.class.getDeclaredField("consumesTypes");
            types.setAccessible(true);
            return ((List<?>) types.get(handler)).stream().map(MediaType.class::cast);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("Quarkus has changed how it chooses by media type", changed);
        }
    }

    private static SortedMap<String, List<RuntimeResource>> served() {
        var request = CurrentRequestManager.get();
        var path = request.getPathWithoutPrefix();
        var doors = new RequestMapper<>(request.getDeployment().getClassMappers());
        var methods = new TreeMap<String, List<RuntimeResource>>();
        for (var door = doors.map(path); door != null; door = doors.continueMatching(path, door)) {
            var rest = door.remaining.isEmpty() ? "/" : door.remaining;
            for (var handler : door.value.handlers) {
                if (handler instanceof ClassRoutingHandler routes) {
                    routes.getMappers().forEach((method, route) -> {
                        var found = method == null ? null : route.map(rest);
                        if (found != null) {
                            methods.computeIfAbsent(method, none -> new ArrayList<>())
                                    .add(found.value);
                        }
                    });
                }
            }
        }
        if (methods.containsKey(HttpMethod.GET)) {
            methods.putIfAbsent(HttpMethod.HEAD, methods.get(HttpMethod.GET));
        }
        return methods;
    }
}
