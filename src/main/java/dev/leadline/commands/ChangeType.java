package dev.leadline.commands;

import java.util.Locale;

/** The kind of difference between the same part of two folders of policies. */
enum ChangeType {
    /** Only the second folder has it. */
    ADDED,
    /** Only the first folder has it. */
    REMOVED,
    /** Both have it, and it says something else. */
    CHANGED;

    /** How something differs of which at least one side is there. */
    static ChangeType of(Object before, Object after) {
        return before == null ? ADDED : after == null ? REMOVED : CHANGED;
    }

    /** As a word within a line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
