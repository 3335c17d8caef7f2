package dev.leadline.kernel.decision;

import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.policies.Checkout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** The properties of decisions, and what tests of decisions show by example, tried under any rules on the same leads. */
public final class DecisionProperties {

    private static final List<Class<?>> EXAMPLES =
            List.of(TransitionsTest.class, NoticesTest.class, OwnershipTest.class);
    private static final List<Class<?>> PROPERTIES = List.of(
            ObligationPropertiesTest.class,
            ActionPropertiesTest.class,
            DecisionPropertiesTest.class,
            NoticePropertiesTest.class,
            ChangesPropertiesTest.class,
            OwnershipPropertiesTest.class);

    private static final List<Class<?>> GIVEN = List.of(RandomFacts.Asked.class, RandomFacts.Many.class, Random.class);
    private static final long SEED = 20160111;

    private DecisionProperties() {}

    /**
     * The first example or property that does not hold, with the seed of its lead.
     *
     * @param leads how many leads of each kind are tried
     */
    public static Optional<String> findBroken(RuleBase rules, int leads) {
        var broken = new String[1];
        Checkout.under(rules, () -> broken[0] = findBroken(leads));
        return Optional.ofNullable(broken[0]);
    }

    private static String findBroken(int leads) {
        for (var example : examples().toList()) {
            if (!holds(example, 0)) {
                return "example " + example.getName();
            }
        }
        var properties = properties().toList();
        for (int lead = 0; lead < leads; lead++) {
            for (var property : properties) {
                if (!holds(property, SEED + lead)) {
                    return "property " + property.getName() + ", seed " + (SEED + lead);
                }
            }
        }
        return null;
    }

    private static Stream<Method> examples() {
        return EXAMPLES.stream()
                .flatMap(test -> Arrays.stream(test.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class));
    }

    private static Stream<Method> properties() {
        return PROPERTIES.stream()
                .flatMap(test -> Arrays.stream(test.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Property.class))
                .filter(method -> GIVEN.containsAll(List.of(method.getParameterTypes())));
    }

    private static boolean holds(Method method, long seed) {
        try {
            var test = method.getDeclaringClass().getDeclaredConstructor();
            test.setAccessible(true);
            method.setAccessible(true);
            method.invoke(test.newInstance(), given(method, seed));
            return true;
        } catch (InvocationTargetException failed) {
            return failed.getCause() instanceof TestAbortedException;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object[] given(Method method, long seed) {
        return Arrays.stream(method.getParameterTypes())
                .map(type -> type == Random.class
                        ? new Random(seed)
                        : type == RandomFacts.Many.class
                                ? RandomFacts.nextMany(new Random(seed))
                                : RandomFacts.nextAsked(new Random(seed)))
                .toArray();
    }
}
