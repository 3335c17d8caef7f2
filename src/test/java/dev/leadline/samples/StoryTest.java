package dev.leadline.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.ShippedVersions;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.samples.story.Story;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample story, whenever it is told. */
class StoryTest {

    private static final ShippedVersions VERSIONS = ShippedVersions.load();

    private static List<SubmittedFact> facts(Instant at) {
        var story = new Story(VERSIONS.usSales(), at, "S-");
        return Stream.concat(story.byLead().stream().flatMap(List::stream), story.merges().stream())
                .toList();
    }

    /** A Friday afternoon, a Sunday night, Thanksgiving, the days on which clocks change, and the first moment of a week. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-27T20:15:00Z",
                "2026-11-23T04:30:00Z",
                "2026-11-26T15:00:00Z",
                "2026-03-08T07:30:00Z",
                "2026-11-01T06:30:00Z",
                "2026-06-01T13:00:00Z"
            })
    void it_happens_within_opening_hours_and_holds_every_kind_of_fact(String moment) {
        var at = Instant.parse(moment);
        var facts = facts(at);

        assertThat(facts).isEqualTo(facts(at));
        assertThat(facts).allSatisfy(fact -> {
            assertThat(fact.body().recordedAt()).isBetween(at.minus(Story.LENGTH), at);
            assertThat(fact.body().occurredAt())
                    .isBefore(at)
                    .isBeforeOrEqualTo(fact.body().recordedAt());
            assertThat(VERSIONS.usSales().isOpen(fact.body().occurredAt())).isTrue();
        });
        assertThat(facts.stream().map(fact -> fact.body().kind()).collect(Collectors.toSet()))
                .contains(FactKind.LEAD, FactKind.ATTEMPT, FactKind.PAUSE, FactKind.DISPOSITION, FactKind.ASSIGNMENT)
                .contains(FactKind.RANK, FactKind.MERGE, FactKind.CORRECTION, FactKind.WITHDRAWAL);
        assertThat(facts.stream().map(SubmittedFact::leadId).distinct()).hasSize(Story.LEADS);
    }
}
