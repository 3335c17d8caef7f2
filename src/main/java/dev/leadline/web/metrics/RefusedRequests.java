package dev.leadline.web.metrics;

import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.ext.web.RoutingContext;

/**
 * The name under which metrics have what no door has taken. Under its path each lead's id would be a series of its own, and the
 * metrics take no more than a hundred.
 */
public final class RefusedRequests {

    private static final String NAME = "/refused";
    private static final String NO_TEMPLATE = "";

    private RefusedRequests() {}

    /** Names a request that is answered now, if it was refused before a door took it. */
    public static void name(RoutingContext exchange) {
        var metric = HttpRequestMetric.getRequestMetric(exchange);
        boolean isRefused = exchange.response().getStatusCode() >= 400;
        if (isRefused
                && metric != null
                && metric.applyTemplateMatching(NO_TEMPLATE).equals(NO_TEMPLATE)) {
            metric.setTemplatePath(NAME);
        }
    }
}
