package dev.leadline.kernel.fact;

/** The content of a fact about a lead. */
public sealed interface FactContent
        permits Description, Attempt, Pause, Disposition, Assignment, RankChange, Merge, Correction, Withdrawal {}
