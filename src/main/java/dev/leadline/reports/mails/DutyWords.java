package dev.leadline.reports.mails;

import java.util.Map;

/** What people call duties. */
final class DutyWords {

    private static final Map<String, String> WORDS = Map.of(
            "FIRST_CALL", "First call",
            "ALL_ATTEMPTS", "All attempts",
            "DISPOSITION", "Decision",
            "EARLY_DISQUALIFICATION", "Given up early");

    private DutyWords() {}

    /** Those that policies declare have their own name. */
    static String of(String duty) {
        return WORDS.getOrDefault(duty, duty);
    }
}
