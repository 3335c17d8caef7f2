package dev.leadline;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Every property says how often it is tried at most; how many of these tries are made is a matter of {@link Effort}. */
public final class Tries implements AroundPropertyHook {

    private static final int UNLESS_IT_SAYS = 1_000;

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        var attributes = context.attributes();
        attributes.setTries(Effort.ofTries(attributes.tries().orElse(UNLESS_IT_SAYS)));
        return property.execute();
    }
}
