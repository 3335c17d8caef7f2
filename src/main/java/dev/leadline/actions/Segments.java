package dev.leadline.actions;

import java.util.Set;

/** Says by which attributes of a lead a policy segments its tables; another room, which knows policies, implements it. */
public interface Segments {

    /** The names of the attributes; none of a policy that is not in force any more. */
    Set<String> of(String policy);
}
