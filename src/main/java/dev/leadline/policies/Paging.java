package dev.leadline.policies;

/** How lists are read page by page. */
final class Paging {

    /** 1 to 200 entries a page. It is taken as text: a number that is none is answered as what it is, and not with 404. */
    static final String LIMIT = "[1-9][0-9]?|1[0-9][0-9]|200";

    private Paging() {}
}
