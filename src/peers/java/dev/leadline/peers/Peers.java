package dev.leadline.peers;

import java.util.function.Supplier;

/** The other engines. */
public enum Peers {
    BY_HAND("Java by hand, no engine", JavaPeer::new),
    OPENL("OpenL Tablets", OpenLPeer::new),
    EASY_RULES("Easy Rules", EasyRulesPeer::new),
    CAMUNDA_JUEL("Camunda 7 DMN, JUEL", () -> new CamundaPeer(true)),
    CAMUNDA_FEEL("Camunda 7 DMN, FEEL", () -> new CamundaPeer(false)),
    DROOLS_TABLE("Drools decision table, a session a lead", DroolsTablePeer::new);

    private final String title;
    private final Supplier<Peer> compile;

    Peers(String title, Supplier<Peer> compile) {
        this.title = title;
        this.compile = compile;
    }

    /** Returns what people call it. */
    String title() {
        return title;
    }

    /** Returns it, ready to decide. */
    Peer compile() {
        return compile.get();
    }
}
