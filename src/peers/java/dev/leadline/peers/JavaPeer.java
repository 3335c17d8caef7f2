package dev.leadline.peers;

/** No engine: what the Java around the others takes. */
final class JavaPeer implements Peer {

    @Override
    public void decide(PeerCase lead) {
        if (lead.getRank() >= 85) {
            promise(lead, "A", 7, 3, "2 business hours", "8 business days");
        } else if (lead.getRank() >= 60) {
            promise(lead, "B", 4, 2, "4 business hours", "10 business days");
        } else {
            promise(lead, "C", 3, 1, "6 business hours", "12 business days");
        }
        if (lead.isReached()) {
            lead.addAction("ACCEPT_OR_REJECT");
            return;
        }
        if (lead.getCallsLeft() > 0) {
            lead.addAction("CALL");
        }
        if (lead.getEmailsLeft() > 0) {
            lead.addAction("EMAIL");
        }
        if (lead.getActions().isEmpty()) {
            lead.addAction("DISQUALIFY_OR_RETURN");
        }
    }

    private static void promise(PeerCase lead, String tier, int calls, int emails, String firstCall, String all) {
        lead.setTier(tier);
        lead.setCalls(calls);
        lead.setEmails(emails);
        lead.setFirstCallWithin(firstCall);
        lead.setAllAttemptsWithin(all);
    }
}
