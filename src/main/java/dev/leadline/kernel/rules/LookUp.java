package dev.leadline.kernel.rules;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.drools.base.base.ValueResolver;
import org.drools.base.reteoo.BaseTuple;
import org.drools.base.rule.Declaration;
import org.drools.base.rule.accessor.DataProvider;
import org.jspecify.annotations.Nullable;

/**
 * The expression behind a {@code from}, such as {@code $tables.deadlinesFor($required.tier)}: a path over facts that
 * the rule bound, called directly. Drools interprets it anew at each evaluation, which costs half a microsecond, and
 * rules look something up ten times a decision.
 */
final class LookUp implements DataProvider {

    private static final long serialVersionUID = 1;

    private static final Pattern PATH = Pattern.compile("(\\$\\w+)((?:\\.\\w+)*?)(?:\\.(\\w+)\\((.*)\\))?");
    private static final Pattern ARGUMENT = Pattern.compile("(\\$\\w+)((?:\\.\\w+)*)");

    /** On a fact, with two arguments; those that a method does not take are null. */
    private static final MethodType CALL =
            MethodType.methodType(Object.class, Object.class, Object.class, Object.class);

    private final String text;
    private transient BoundPath target;
    private final transient @Nullable MethodHandle call;
    private transient List<BoundPath> arguments;
    private final Declaration[] required;

    private LookUp(
            String text,
            BoundPath target,
            @Nullable MethodHandle call,
            List<BoundPath> arguments,
            Declaration[] required) {
        this.text = text;
        this.target = target;
        this.call = call;
        this.arguments = arguments;
        this.required = required;
    }

    /**
     * Reads what stands behind a {@code from}.
     *
     * @param bound the facts that the rule bound before it
     * @return empty for an expression of another form, which Drools must interpret
     */
    static Optional<LookUp> of(String text, Declaration[] bound) {
        var found = PATH.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            var target = BoundPath.of(found.group(1), found.group(2), bound);
            if (found.group(3) == null) {
                return Optional.of(new LookUp(text, target, null, List.of(), bound));
            }
            var arguments = arguments(found.group(4), bound);
            var call = method(target.type(), found.group(3), arguments);
            return Optional.of(new LookUp(text, target, call, arguments, bound));
        } catch (ReflectiveOperationException otherForm) {
            return Optional.empty();
        }
    }

    private static List<BoundPath> arguments(String text, Declaration[] bound) throws ReflectiveOperationException {
        var arguments = new ArrayList<BoundPath>();
        for (var each : text.isBlank() ? new String[0] : text.split(",")) {
            var found = ARGUMENT.matcher(each.strip());
            if (!found.matches()) {
                throw new NoSuchMethodException(each);
            }
            arguments.add(BoundPath.of(found.group(1), found.group(2), bound));
        }
        return arguments;
    }

    private static MethodHandle method(Class<?> type, String name, List<BoundPath> arguments)
            throws ReflectiveOperationException {
        for (var method : type.getMethods()) {
            if (method.getName().equals(name) && BoundPath.isOpen(method) && takes(method, arguments)) {
                var call = MethodHandles.publicLookup().unreflect(method);
                var unused = CALL.parameterList().subList(1 + arguments.size(), CALL.parameterCount());
                return MethodHandles.dropArguments(call, call.type().parameterCount(), unused)
                        .asType(CALL);
            }
        }
        throw new NoSuchMethodException(type + "." + name);
    }

    private static boolean takes(Method method, List<BoundPath> arguments) {
        var wanted = method.getParameterTypes();
        if (wanted.length != arguments.size() || wanted.length >= CALL.parameterCount()) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!wanted[i].isAssignableFrom(arguments.get(i).type())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Iterator<?> getResults(BaseTuple tuple, ValueResolver resolver, Object context) {
        Object found;
        try {
            found = read(tuple, resolver);
        } catch (RuntimeException failed) {
            throw new FailedLookUp(text, failed);
        }
        if (found == null) {
            return Collections.emptyIterator();
        }
        return found instanceof Iterable<?> several ? several.iterator() : new One(found);
    }

    /** Iterates over one value. */
    private static final class One implements Iterator<Object> {

        private @Nullable Object left;

        One(Object value) {
            left = value;
        }

        @Override
        public boolean hasNext() {
            return left != null;
        }

        @Override
        public Object next() {
            var value = left;
            if (value == null) {
                throw new NoSuchElementException();
            }
            left = null;
            return value;
        }
    }

    private @Nullable Object read(BaseTuple tuple, ValueResolver resolver) {
        var on = target.read(tuple, resolver);
        if (call == null || on == null) {
            return on;
        }
        var first = arguments.isEmpty() ? null : arguments.get(0).read(tuple, resolver);
        var second = arguments.size() < 2 ? null : arguments.get(1).read(tuple, resolver);
        try {
            return (Object) call.invokeExact(on, first, second);
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable impossible) {
            throw new IllegalStateException("The facts of rules throw nothing checked.", impossible);
        }
    }

    @Override
    public Declaration[] getRequiredDeclarations() {
        return required;
    }

    @Override
    public @Nullable Object createContext() {
        return null;
    }

    @Override
    public DataProvider clone() {
        return new LookUp(text, target, call, arguments, required.clone());
    }

    /** A rule with {@code or} becomes several, each with what it binds itself. */
    @Override
    public void replaceDeclaration(Declaration bound, Declaration other) {
        Arrays.setAll(required, i -> required[i].equals(bound) ? other : required[i]);
        target = target.replaced(bound, other);
        arguments = arguments.stream().map(path -> path.replaced(bound, other)).toList();
    }

    @Override
    public boolean isReactive() {
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LookUp lookUp && text.equals(lookUp.text) && Arrays.equals(required, lookUp.required);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
