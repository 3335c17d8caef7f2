package dev.leadline.leads.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.facts.AmendableKind;
import dev.leadline.facts.DescriptionBody;
import dev.leadline.facts.DispositionBody;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.facts.WithdrawalBody;
import dev.leadline.kernel.fact.DispositionType;
import dev.leadline.leads.FactTransaction;
import dev.leadline.policies.publishing.MorePolicies;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leads of tier A, received on a Monday at ten in New York, and what the watch makes of them where something is odd. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@TestProfile(MorePolicies.class)
class DeadlineWatchTest {

    private static final Instant MON_10_00 = Instant.parse("2016-01-11T15:00:00Z");
    private static final Instant MON_12_00 = Instant.parse("2016-01-11T17:00:00Z");
    private static final Instant MON_15_00 = Instant.parse("2016-01-11T20:00:00Z");
    private static final String LATE = "FIRST_CALL 100% BREACHED";

    @Inject
    SettableClock time;

    @Inject
    DeadlineWatch watch;

    @Inject
    FactTransaction intake;

    @Inject
    Queries queries;

    @BeforeEach
    void receive() {
        time.set(MON_10_00);
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    private void receive(String lead, Instant receivedAt) {
        intake.tell(described(lead, receivedAt), null);
    }

    private static SubmittedFact described(String lead, Instant receivedAt) {
        var rank = new BigDecimal("92");
        return new SubmittedFact(
                lead,
                new DescriptionBody(
                        null, rank, "MQL", null, receivedAt, null, "east-1", "east", Map.of(), null, null, null));
    }

    private void sweepAt(Instant moment) {
        time.set(moment);
        watch.look();
    }

    private List<String> noticed(String lead) {
        return queries.list(
                "select kind || ' ' || threshold || ' ' || type from lead_event where lead_id = :lead order by sequence",
                Parameters.of("lead", lead),
                row -> row.getString(1));
    }

    private String watched(String lead) {
        return queries.list(
                        "select watch_at || ' ' || coalesce(failure, '') from lead where id = :lead",
                        Parameters.of("lead", lead),
                        row -> row.getString(1))
                .get(0);
    }

    @Test
    void a_deadline_between_two_microseconds_is_noticed_after_it_and_kept_before() {
        receive("W-nanos", MON_10_00.plusNanos(1_700));
        sweepAt(MON_12_00.plusNanos(1_000));
        assertThat(noticed("W-nanos")).doesNotContain(LATE);
        sweepAt(MON_12_00.plusNanos(2_000));
        assertThat(noticed("W-nanos")).contains(LATE);
        assertThat(queries.list("select lead_id from notice where noticed_at <= at", row -> row.getString(1)))
                .isEmpty();
    }

    @Test
    void a_lead_that_cannot_be_judged_holds_up_no_other_and_is_noticed_once_it_can() {
        receive("W-odd", MON_10_00);
        receive("W-good", MON_10_00.plusSeconds(1));
        change("alter table obligation add constraint odd check (lead_id <> 'W-odd') not valid");
        try {
            sweepAt(MON_12_00.plusSeconds(2));
        } finally {
            change("alter table obligation drop constraint odd");
        }
        assertThat(noticed("W-good")).contains(LATE);
        assertThat(noticed("W-odd")).isEmpty();
        assertThat(watched("W-odd")).contains("odd");
        sweepAt(MON_12_00.plus(Duration.ofMinutes(6)));
        assertThat(noticed("W-odd")).contains(LATE);
        assertThat(watched("W-odd")).endsWith(" ");
    }

    @Test
    void a_lead_whose_facts_cannot_be_read_holds_up_no_other() {
        receive("W-unread", MON_10_00);
        receive("W-read", MON_10_00.plusSeconds(1));
        change("insert into lead_fact (lead_id, kind, id, occurred_at, recorded_at, content)"
                + " values ('W-unread', 'ATTEMPT', 'x', '2016-01-11Z', '2016-01-11Z', '[]')");
        sweepAt(MON_12_00.plusSeconds(2));
        assertThat(noticed("W-read")).contains(LATE);
        assertThat(watched("W-unread")).contains("cannot be read");
        change("update lead set watch_at = null where id = 'W-unread'");
    }

    @Test
    void what_had_come_in_a_cycle_that_is_over_is_noticed_though_another_has_begun() {
        receive("W-back", MON_10_00);
        sweepAt(MON_12_00.plusSeconds(1));
        time.set(MON_15_00);
        var returned =
                new DispositionBody("o", DispositionType.RETURNED, MON_15_00.minusSeconds(60), null, "duplicate", null);
        intake.tellAll(List.of(new SubmittedFact("W-back", returned), described("W-back", MON_15_00)));
        assertThat(noticed("W-back")).contains("FIRST_CALL 1 business hour after WARNED");
    }

    @Test
    void a_lead_that_was_none_is_watched_no_more() {
        time.set(MON_10_00);
        var body = (DescriptionBody) described("W-none", MON_10_00).body();
        intake.tell(
                new SubmittedFact(
                        "W-none",
                        new DescriptionBody(
                                "d",
                                body.rank(),
                                "MQL",
                                null,
                                MON_10_00,
                                null,
                                null,
                                null,
                                Map.of(),
                                null,
                                null,
                                null)),
                null);
        intake.tell(
                new SubmittedFact("W-none", new WithdrawalBody("w", AmendableKind.LEAD, "d", "a mistake", null, null)),
                null);
        sweepAt(MON_15_00);
        assertThat(noticed("W-none")).isEmpty();
        assertThat(queries.list(
                        "select standing from lead where id = 'W-none' and watch_at is null and decision_id is null",
                        row -> row.getString(1)))
                .containsExactly("AWAITED");
        assertThat(queries.list("select lead_id from obligation where lead_id = 'W-none'", row -> ""))
                .isEmpty();
    }

    private void change(String statement) {
        queries.update(statement, Parameters.none());
    }
}
