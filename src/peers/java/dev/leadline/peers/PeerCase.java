package dev.leadline.peers;

import java.util.ArrayList;
import java.util.List;

/**
 * What a peer is told about a lead, and what it says. It is told the attempts as counts, for tables cannot count; business
 * time is added to its times afterwards, by the same Java for all.
 */
public final class PeerCase {

    private final double rank;
    private final boolean reached;
    private final int callsMade;
    private final int emailsMade;
    private String tier;
    private int calls;
    private int emails;
    private String firstCallWithin;
    private String allAttemptsWithin;
    private final List<String> actions = new ArrayList<>(2);

    PeerCase(double rank, boolean reached, int callsMade, int emailsMade) {
        this.rank = rank;
        this.reached = reached;
        this.callsMade = callsMade;
        this.emailsMade = emailsMade;
    }

    public double getRank() {
        return rank;
    }

    public boolean isReached() {
        return reached;
    }

    public int getCallsMade() {
        return callsMade;
    }

    public int getEmailsMade() {
        return emailsMade;
    }

    public int getCallsLeft() {
        return calls - callsMade;
    }

    public int getEmailsLeft() {
        return emails - emailsMade;
    }

    public String getTier() {
        return tier;
    }

    public void setTier(String tier) {
        this.tier = tier;
    }

    public int getCalls() {
        return calls;
    }

    public void setCalls(int calls) {
        this.calls = calls;
    }

    public int getEmails() {
        return emails;
    }

    public void setEmails(int emails) {
        this.emails = emails;
    }

    public String getFirstCallWithin() {
        return firstCallWithin;
    }

    public void setFirstCallWithin(String time) {
        firstCallWithin = time;
    }

    public String getAllAttemptsWithin() {
        return allAttemptsWithin;
    }

    public void setAllAttemptsWithin(String time) {
        allAttemptsWithin = time;
    }

    public List<String> getActions() {
        return actions;
    }

    public void addAction(String action) {
        actions.add(action);
    }
}
