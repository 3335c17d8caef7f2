package dev.leadline.reports.oracle;

/**
 * A duty as the oracle works it out.
 *
 * @param tier the tier by which it was kept or broken
 * @param from from when on its time is counted
 * @param deadline in minutes; {@link OpenMinutes#NEVER} while a pause keeps it away, and of what has none
 * @param done when it was done, in time or not
 * @param ended when it ceased to be owed, done or not
 * @param state as the semantics name it (O6)
 */
record Duty(String kind, String tier, int from, int deadline, int done, int ended, String state) {

    boolean isOpen() {
        return state.equals("OPEN");
    }

    boolean isBroken() {
        return state.equals("BREACHED") || state.equals("MET_LATE");
    }

    int met() {
        return state.startsWith("MET") ? done : OpenMinutes.NEVER;
    }
}
