package dev.leadline.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What whoever asks at a door must be allowed to do. On a class it speaks for each of its methods that says nothing itself.
 * A door of the API without it is refused to everybody.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    Action value();

    /**
     * Whether the door tells policies apart itself, and asks about each that it comes upon. Whoever may use some policies
     * only is refused at any other door that names none.
     */
    boolean divided() default false;

    /** Whether the query parameter {@code policy} says which policies the door is about. */
    boolean byPolicy() default false;

    /** The path parameter that names the policy which the door is about; empty when none does. */
    String policy() default "";
}
