package dev.leadline.kernel.headline;

/** What a leader asks of a report. Each question has one test, and says what to do when it is so. */
public enum Question {
    KEPT("kept", "Are we keeping the promise?", "See by team and week where it changed."),
    PEOPLE("people", "Is it people?", "Train: go through the list with the owner."),
    HAND_OVER("handOver", "Is it hand-over?", "Route: check the routing rules and the cover for absences."),
    CAPACITY("capacity", "Is it capacity?", "Staff: check hours and calendar, or agree a waiver for the excess."),
    PROMISE("promise", "Is it the promise?", "Simplify: try fewer attempts or a longer time in a what-if."),
    LEADS("leads", "Is it the leads?", "Talk to marketing about the source."),
    CHANGE("change", "Did the change help?", "Keep the version, or go back."),
    PAY("pay", "Do kept promises pay?", "Show it with its interval: it is not proof of cause.");

    private final String label;
    private final String text;
    private final String advice;

    Question(String label, String text, String advice) {
        this.label = label;
        this.text = text;
        this.advice = advice;
    }

    /** Returns its name in the API. */
    public String label() {
        return label;
    }

    /** Returns the question in words. */
    public String text() {
        return text;
    }

    /** Returns what to do when it is so. */
    public String advice() {
        return advice;
    }
}
