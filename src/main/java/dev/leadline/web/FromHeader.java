package dev.leadline.web;

/** HTTP's own header for the person behind a request (RFC 9110), until there is access control to know them by. */
public final class FromHeader {

    /** What is answered when nobody is named where somebody must be. */
    public static final String MISSING =
            "The header From is missing.\nUse From to say who you are, such as analyst@example.com.";

    private FromHeader() {}
}
