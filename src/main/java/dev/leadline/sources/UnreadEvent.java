package dev.leadline.sources;

import dev.leadline.kernel.Invalid;
import java.time.Instant;
import java.util.List;

/**
 * An event that could not be read, or of which a fact was refused.
 *
 * @param id grows with each
 * @param receivedAt when it arrived
 * @param leadId the lead that it is about, as far as it could be read; {@code null} when it could not
 * @param event its JSON
 * @param errors what was wrong, each at its field
 */
record UnreadEvent(long id, Instant receivedAt, String leadId, String event, List<Invalid.Fault> errors) {}
