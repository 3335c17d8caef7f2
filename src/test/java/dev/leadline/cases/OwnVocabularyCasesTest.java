package dev.leadline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.leadline.decisions.UnrecordedDecisions;
import dev.leadline.policies.Checkout;
import dev.leadline.policies.publications.PoliciesInForce;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases of a policy that declares an obligation of its own. */
class OwnVocabularyCasesTest {

    private static final String ID = "mql-to-sal-predictive";
    private static final LocalDate MON_11_JAN = LocalDate.parse("2016-01-11");

    private static PoliciesInForce declaring() {
        return Checkout.edited(
                Checkout.SHIPPED,
                Map.of(
                        ID + "/policy.yaml",
                        text -> text
                                + "obligations: [{ id: SECOND_CALL, title: Second call, satisfiedBy: { channel: PHONE,"
                                + " attempt: 2 }, inDeadlines: true }]\n",
                        ID + "/deadlines.csv",
                        text -> text.replace("Within,note", "Within,secondCallWithin,note")
                                .replace("8 business days,", "8 business days,1 business day,")
                                .replace("10 business days,", "10 business days,,")
                                .replace("12 business days,", "12 business days,,"),
                        ID + "/alerts.csv",
                        text -> text + "second,,SECOND_CALL,75%,owner,\n"));
    }

    private static BoundaryCases made(PoliciesInForce inForce, CaseRunner.Decisions decisions) {
        return BoundaryCases.of(
                inForce.findWritten(ID).orElseThrow(), inForce.find(ID).orElseThrow(), MON_11_JAN, decisions);
    }

    /** Answers as rules do that conclude it: owed of tier A until the close of the next day, told once a call was made. */
    private static CaseRunner.Decisions concluding(CaseRunner.Decisions decisions) {
        return request -> {
            var answer = decisions.answer(request);
            var body = (ObjectNode) answer.body();
            if ("A".equals(body.path("tier").asText())) {
                body.withArray("/obligations")
                        .addObject()
                        .put("kind", "SECOND_CALL")
                        .put("state", "OPEN")
                        .put("deadline", "2016-01-12T22:00:00Z");
                if (request.path("attempts").size() == 1) {
                    var firing = body.withArray("/firings").addObject();
                    firing.put("table", "alerts").put("row", "second");
                    firing.putArray("concluded")
                            .addObject()
                            .put("fact", "Notice")
                            .put("kind", "SECOND_CALL");
                }
            }
            return new CaseRunner.Answer(answer.status(), body);
        };
    }

    @Test
    void there_is_one_at_its_deadline_just_after_it_and_for_who_is_told_of_it() {
        var inForce = declaring();
        var made = made(inForce, concluding(new UnrecordedDecisions(inForce, () -> Instant.EPOCH)));

        assertThat(made.leftOut()).isEmpty();
        assertThat(made.cases())
                .filteredOn(each -> each.name().contains("second_call"))
                .extracting(Case::name, each -> each.request().path("asOf").asText())
                .containsExactly(
                        tuple("tier_a_at_the_deadline_of_second_call", "2016-01-12T17:00:00-05:00"),
                        tuple("tier_a_just_after_the_deadline_of_second_call", "2016-01-12T17:00:00.000000001-05:00"),
                        tuple("a_lead_with_an_alert_about_second_call_at_75_percent", "2016-01-11T09:01:00-05:00"));
    }

    @Test
    void where_no_rule_concludes_it_what_is_left_out_is_said() {
        var inForce = declaring();
        assertThat(made(inForce, new UnrecordedDecisions(inForce, () -> Instant.EPOCH))
                        .leftOut())
                .isEqualTo(List.of(
                        "There is no case around the deadline of SECOND_CALL in the row A of deadlines, because it"
                                + " is not owed when the clock starts.",
                        "Found no lead that triggers the row second of alerts."));
    }

    @ParameterizedTest
    @CsvSource({
        "'obligations: [{ kind: SECOND_CALL }]', true",
        "'requiredActions: [{ type: ESCALATE }]', true",
        "'clock: [{ kind: SECOND_CALL }]', true",
        "'obligations: [{ kind: second call }]', false",
        "'requiredActions: [{ type: escalate }]', false",
        "'clock: [{ kind: 1ST }]', false"
    })
    void cases_may_expect_what_policies_may_declare(String expect, boolean isFit) throws IOException {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Checkout.SHIPPED.resolve("schemas/case.schema.json")));
        var text =
                "[{ name: a_case, request: { asOf: \"2016-01-11T16:00:00Z\", lead: {} }, expect: { " + expect + " } }]";
        assertThat(schema.validate(new ObjectMapper(new YAMLFactory()).readTree(text))
                        .isEmpty())
                .isEqualTo(isFit);
    }
}
