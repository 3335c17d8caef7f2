package dev.leadline.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.leadline.approvals.Approval;
import dev.leadline.calendars.CalendarDefinition;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.commitments.terms.CommitmentVersion;
import dev.leadline.kernel.commitment.DeliveredLeads;
import dev.leadline.kernel.commitment.JudgedLeads;
import dev.leadline.kernel.commitment.ReceivedLead;
import dev.leadline.kernel.commitment.ReceivedLead.Dispute;
import dev.leadline.web.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cases of marketing's promise without a server: judged and added up by the classes that do so. */
class CommitmentCaseTest {

    private static final Instant AFTERWARDS = Instant.parse("2027-02-01T00:00:00Z");

    private static CalendarVersion usSales() throws IOException {
        var yaml = Files.readString(Path.of("policies/calendars/us-sales.yaml"));
        var json = new ObjectMapper(new YAMLFactory()).readTree(yaml).toString();
        return CalendarVersion.from(StrictJson.newMapper().readValue(json, CalendarDefinition.class));
    }

    private static CommitmentPeriod period(CommitmentCase written) throws IOException {
        var imprint = new CommitmentVersion.Imprint(Instant.EPOCH, "analyst@example.com", "A case", Approval.NONE);
        var terms = written.definition();
        var version = CommitmentVersion.of("case", terms, terms.period().from(), imprint);
        return CommitmentPeriod.of(List.of(version), usSales());
    }

    private static JudgedLeads judged(CommitmentPeriod period, CommitmentCase.Leads leads, int day, long count) {
        var date = period.days().date(day);
        var received = date.atTime(10, 0).atZone(period.zone()).toInstant();
        var returned =
                leads.returned() == null ? null : new ReceivedLead.Return(received, received.plusSeconds(3_600), false);
        var lead = new ReceivedLead(
                leads.type(),
                leads.originated(),
                leads.influenced(),
                new ReceivedLead.Quality(false, false, false, Dispute.NONE, returned));
        var segment = period.segments().get(0);
        return CommitmentLeads.judge(period, segment, new ReceivedLeads.Group(date, lead, count));
    }

    @Test
    void a_quarter_stands_as_it_was_worked_out_by_hand() throws IOException {
        var written = CommitmentCase.read("fourth-quarter");
        var period = period(written);
        var asked = Asked.of(written.at(), "now", ZoneId.of("America/New_York"), AFTERWARDS);
        int gone = period.days().gone(asked.at());
        var judged = new ArrayList<JudgedLeads>();
        for (var leads : written.leads()) {
            for (int i = 0; i < leads.count(); i++) {
                judged.add(judged(period, leads, i % gone, 1));
            }
        }
        var delivered = new DeliveredLeads(judged);
        var question = new CommitmentLeads.Question(period, asked);

        var body = new CommitmentProgress(question, delivered, delivered).toBody(List.of());

        written.check(StrictJson.newMapper().writeValueAsString(body));
        assertThat(body.originated().range().from())
                .isLessThan(body.originated().forecast());
        assertThat(body.originated().range().to())
                .isGreaterThan(body.originated().forecast());
        assertThat(body.curve()).hasSize(62);
        assertThat(body.curve().get(38).originated().counted()).isEqualByComparingTo("348000");
        assertThat(body.curve().get(39).originated().counted()).isNull();
        assertThat(body.curve().get(61).originated().pace()).isEqualByComparingTo("540000");
    }
}
