package dev.leadline.peers;

/** Another engine with the sample policy written as people write it there. */
interface Peer {

    /** Fills in what the policy says for such a lead. */
    void decide(PeerCase lead);
}
