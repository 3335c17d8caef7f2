package dev.leadline.web;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the methods that an address serves. HTTP wants them named in every 405, and Quarkus leaves them out. */
@Singleton
public final class AllowedMethods {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^/{}]*}");

    @Inject
    BeanManager beans;

    private record Door(Pattern path, String method) {}

    /** Sorted; empty when no door has this path. Walks all doors: for errors, not for the main path. */
    public List<String> of(String path) {
        String bare = withoutOuterSlashes(path);
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(AllowedMethods::doors)
                .filter(door -> door.path().matcher(bare).matches())
                .map(Door::method)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<Door> doors(Class<?> type) {
        String root = type.getAnnotation(Path.class).value();
        return Arrays.stream(type.getMethods()).flatMap(method -> methodNames(method)
                .map(name -> new Door(pattern(root, method.getAnnotation(Path.class)), name)));
    }

    private static Stream<String> methodNames(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value);
    }

    private static Pattern pattern(String root, Path path) {
        String whole = withoutOuterSlashes(
                withoutOuterSlashes(root) + (path == null ? "" : "/" + withoutOuterSlashes(path.value())));
        StringBuilder pattern = new StringBuilder();
        int from = 0;
        for (var at = PARAMETER.matcher(whole); at.find(); from = at.end()) {
            pattern.append(Pattern.quote(whole.substring(from, at.start()))).append("[^/]+");
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(whole.substring(from))).toString());
    }

    private static String withoutOuterSlashes(String path) {
        return path.replaceAll("^/+|/+$", "");
    }
}
