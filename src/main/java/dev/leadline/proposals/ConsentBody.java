package dev.leadline.proposals;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A consent, as it leaves the server and as it is kept with a publication.
 *
 * @param by who gave it
 * @param at when
 * @param sides the sides that they speak for
 */
@Schema(name = "Consent")
record ConsentBody(String by, Instant at, List<String> sides) {

    static ConsentBody from(Proposal.Consent consent) {
        return new ConsentBody(
                consent.given().by(),
                consent.given().at(),
                consent.person().sides().stream().sorted().toList());
    }
}
