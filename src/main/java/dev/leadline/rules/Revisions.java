package dev.leadline.rules;

import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.kernel.rules.RuleFile;
import dev.leadline.kernel.tracking.RulesPublication;
import java.util.List;
import java.util.Optional;

/** Remembers the revisions of the rules: which were in force and when, and which failed. */
interface Revisions {

    /** All that came into force, the last one first. */
    List<RulesPublication> lastFirst();

    /**
     * Keeps the rules, and that they came into force; nothing happens when they are the last ones already.
     *
     * @return how they came into force
     */
    RulesPublication publish(RuleBase rules, String origin, String reason);

    /** The files of a revision that was in force at some time. */
    Optional<List<RuleFile>> findFiles(String revision);

    /** Returns why a revision was taken out of force for good; empty when it was not. */
    Optional<String> findFailure(String revision);

    /** Keeps that a revision was put out of force, and why. */
    void failed(String revision, String why);
}
