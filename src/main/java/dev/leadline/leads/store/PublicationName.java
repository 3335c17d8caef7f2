package dev.leadline.leads.store;

/**
 * The name of the publication that brought a change. The tables keep {@code policy:7}; clients know that publication as
 * the edition {@code publication:7}, and so it is told. Publications of calendars and rules have one name.
 */
public final class PublicationName {

    private static final String KEPT = "policy:";
    private static final String TOLD = "publication:";

    private PublicationName() {}

    public static String told(String name) {
        return name != null && name.startsWith(KEPT) ? TOLD + name.substring(KEPT.length()) : name;
    }

    /** Returns the name as it is kept; either is read. */
    public static String kept(String name) {
        return name.startsWith(TOLD) ? KEPT + name.substring(TOLD.length()) : name;
    }
}
