package dev.leadline.samples;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The sample that is loaded.
 *
 * @param at the moment up to which its story is told
 * @param loadedAt when it was loaded
 * @param leads how many leads it has
 * @param facts how many facts were told of them
 * @param firstLead the id of the lead that was received first
 * @param lastLead the id of the lead that was received last; those between have the numbers between
 * @param teams the teams
 * @param owners the owners
 * @param look where there is something to see
 */
@Schema(name = "Sample")
record SampleBody(
        Instant at,
        Instant loadedAt,
        int leads,
        int facts,
        String firstLead,
        String lastLead,
        List<String> teams,
        List<String> owners,
        List<LinkBody> look) {

    /**
     * Something to look at.
     *
     * @param what what there is to see
     * @param href the address
     */
    @Schema(name = "SampleLink")
    record LinkBody(String what, String href) {}
}
