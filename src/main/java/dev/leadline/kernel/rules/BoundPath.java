package dev.leadline.kernel.rules;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.drools.base.base.ValueResolver;
import org.drools.base.reteoo.BaseTuple;
import org.drools.base.rule.Declaration;
import org.jspecify.annotations.Nullable;

/**
 * A fact that a rule bound, and which of its properties is meant: {@code $owed.owed.tier}.
 *
 * @param from the fact
 * @param properties how each property is read, one after the other
 * @param type what is read in the end
 */
record BoundPath(Declaration from, List<MethodHandle> properties, Class<?> type) {

    private static final MethodType READ = MethodType.methodType(Object.class, Object.class);

    /**
     * @param name what the rule bound the fact to
     * @param properties each with a dot before it; may be empty
     * @throws ReflectiveOperationException when nothing is bound to the name, or there is no such property
     */
    static BoundPath of(String name, String properties, Declaration[] bound) throws ReflectiveOperationException {
        var from = Arrays.stream(bound)
                .filter(each -> each.getIdentifier().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchFieldException(name));
        var read = new ArrayList<MethodHandle>();
        Class<?> type = from.getDeclarationClass();
        for (var property :
                properties.isEmpty() ? new String[0] : properties.substring(1).split("\\.")) {
            var method = property(type, property);
            read.add(MethodHandles.publicLookup().unreflect(method).asType(READ));
            type = method.getReturnType();
        }
        return new BoundPath(from, read, type);
    }

    private static Method property(Class<?> type, String name) throws NoSuchMethodException {
        var capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (var each : List.of(name, "get" + capital, "is" + capital)) {
            for (var method : type.getMethods()) {
                if (method.getName().equals(each) && method.getParameterCount() == 0 && isOpen(method)) {
                    return method;
                }
            }
        }
        throw new NoSuchMethodException(type + "." + name);
    }

    /** Returns whether it can be called on what a rule bound. */
    static boolean isOpen(Method method) {
        return !Modifier.isStatic(method.getModifiers())
                && Modifier.isPublic(method.getDeclaringClass().getModifiers());
    }

    /** The same path from another fact, where it begins at {@code bound}. */
    BoundPath replaced(Declaration bound, Declaration other) {
        return from.equals(bound) ? new BoundPath(other, properties, type) : this;
    }

    /** Returns the value at its end; {@code null} as soon as something on the way is. */
    @Nullable
    Object read(BaseTuple tuple, ValueResolver resolver) {
        try {
            Object value = from.getValue(resolver, tuple);
            for (int i = 0; i < properties.size() && value != null; i++) {
                value = (Object) properties.get(i).invokeExact(value);
            }
            return value;
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable impossible) {
            throw new IllegalStateException("The facts of rules throw nothing checked.", impossible);
        }
    }
}
