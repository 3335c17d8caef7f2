package dev.leadline.web;

import java.util.UUID;
import org.jboss.logging.MDC;

/** The id of a request: the client's own when it is fit, else a new one. On every answer, problem and log line. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";
    private static final String KEY = "requestId";
    private static final String ACTOR = "actor";
    private static final int LONGEST = 64;

    private RequestId() {}

    /** The id of the request that this thread works for; null outside a request. */
    public static String current() {
        Object id = MDC.get(KEY);
        return id == null ? null : id.toString();
    }

    /** Makes {@code offered} (or a new id) the id of the present request. */
    public static String begin(String offered) {
        String id = isFit(offered) ? offered : UUID.randomUUID().toString();
        MDC.put(KEY, id);
        return id;
    }

    /** Says on each log line of the present request who asked, such as {@code local} or {@code key:3f9a}. */
    public static void actor(String actor) {
        MDC.put(ACTOR, actor);
    }

    static boolean isFit(String offered) {
        return offered != null
                && !offered.isEmpty()
                && offered.length() <= LONGEST
                && offered.chars().allMatch(RequestId::isFit);
    }

    private static boolean isFit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-';
    }
}
