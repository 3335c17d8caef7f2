package dev.leadline.kernel.fact;

/** What is told about a lead. */
public sealed interface FactContent
        permits Description, Attempt, Pause, Disposition, Assignment, RankChange, Merge, Correction, Withdrawal {}
