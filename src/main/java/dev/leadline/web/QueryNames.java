package dev.leadline.web;

import dev.leadline.web.problems.Problem;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Refuses query parameters that a door does not know: a misspelt one would otherwise be passed over in silence. */
public final class QueryNames {

    private QueryNames() {}

    /** @throws Problem 400 when the address has another query parameter than these */
    public static void check(UriInfo asked, String... known) {
        asked.getQueryParameters().keySet().stream()
                .filter(name -> !List.of(known).contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.badRequest("The query parameter (" + QuotedText.of(name) + ") is unknown."
                            + (known.length == 0 ? "\nUse none." : "\nUse " + String.join(" or ", known) + "."));
                });
    }
}
