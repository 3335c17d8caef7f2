package dev.leadline.reports.mails;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Addresses within mails, under which people reach this server. */
@ApplicationScoped
class MailLinks {

    private final String base;

    /** @throws IllegalArgumentException when the setting is no address */
    MailLinks(@ConfigProperty(name = "leadline.url") URI base) {
        if (!"http".equals(base.getScheme()) && !"https".equals(base.getScheme())
                || base.getHost() == null
                || base.getQuery() != null
                || base.getFragment() != null
                || base.getUserInfo() != null) {
            throw new IllegalArgumentException("LEADLINE_URL (" + base
                    + ") must be the address of this server, such as https://leadline.example.com.");
        }
        this.base = base.toString().replaceAll("/+$", "");
    }

    /** An address of this server; several values of a parameter stand beside each other. */
    String to(String path, Map<String, ? extends Collection<String>> parameters) {
        var query = parameters.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(value -> each.getKey() + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return base + path + (query.isEmpty() ? "" : "?" + query);
    }

    /** One part of a path, such as the id of a lead. */
    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
