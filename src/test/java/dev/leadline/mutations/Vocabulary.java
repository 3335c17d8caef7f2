package dev.leadline.mutations;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the words of a file of rules mean in Java, and what else could stand in their place. */
final class Vocabulary {

    private static final Pattern IMPORT =
            Pattern.compile("^import\\s+([\\w.]+?)(?:\\.(\\w+|\\*));?\\s*$", Pattern.MULTILINE);

    private final List<String> packages = new ArrayList<>();
    private final List<String> classes = new ArrayList<>();

    Vocabulary(String drl) {
        IMPORT.matcher(drl).results().forEach(found -> {
            if (found.group(2).equals("*")) {
                packages.add(found.group(1));
            } else {
                classes.add(found.group(1) + "." + found.group(2));
            }
        });
    }

    private Optional<Class<?>> find(String type) {
        var candidates = new ArrayList<String>();
        classes.stream().filter(each -> each.endsWith("." + type)).forEach(candidates::add);
        packages.forEach(each -> candidates.add(each + "." + type));
        for (var candidate : candidates) {
            try {
                return Optional.of(Class.forName(candidate, false, Vocabulary.class.getClassLoader()));
            } catch (ClassNotFoundException elsewhere) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** The other constants of the same type that a class has; of a text that stands alone, another text. */
    List<String> otherConstants(String type, String constant) {
        var owner = find(type);
        if (owner.isEmpty()) {
            return List.of();
        }
        var constants = Arrays.stream(owner.get().getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .toList();
        var same = constants.stream()
                .filter(field -> field.getName().equals(constant))
                .findFirst();
        if (same.isEmpty()) {
            return List.of();
        }
        var others = constants.stream()
                .filter(field -> field.getType() == same.get().getType())
                .map(Field::getName)
                .filter(name -> !name.equals(constant))
                .map(name -> type + "." + name)
                .toList();
        return others.isEmpty() && same.get().getType() == String.class ? List.of("\"SOMETHING_ELSE\"") : others;
    }

    /** Other methods of a type that take the same and give the same; the first two by name. */
    List<String> otherMethods(String type, String method, int arguments) {
        return find(type).stream()
                .flatMap(owner -> {
                    var methods = Arrays.stream(owner.getDeclaredMethods())
                            .filter(each -> Modifier.isPublic(each.getModifiers()) && !each.isSynthetic())
                            .filter(each -> !each.getName().equals("toString")
                                    && !each.getName().equals("hashCode"))
                            .toList();
                    return methods.stream()
                            .filter(each -> each.getName().equals(method) && each.getParameterCount() == arguments)
                            .flatMap(like -> methods.stream().filter(each -> isAlike(each, like)));
                })
                .map(Method::getName)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .limit(2)
                .toList();
    }

    private static boolean isAlike(Method one, Method other) {
        return !one.getName().equals(other.getName())
                && Modifier.isStatic(one.getModifiers()) == Modifier.isStatic(other.getModifiers())
                && one.getReturnType() == other.getReturnType()
                && Arrays.equals(one.getParameterTypes(), other.getParameterTypes());
    }
}
