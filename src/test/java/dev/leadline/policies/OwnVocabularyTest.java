package dev.leadline.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.ActionType;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.Satisfaction;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.changes.PolicyChange;
import dev.leadline.kernel.policy.changes.PolicyDiff;
import dev.leadline.kernel.policy.words.PolicySentences;
import dev.leadline.policies.source.PolicySource;
import dev.leadline.policies.source.PolicyText;
import dev.leadline.rules.ContentFolder;
import dev.leadline.tables.CsvTable;
import dev.leadline.tables.TableLimits;
import dev.leadline.tables.TableWords;
import dev.leadline.tables.xlsx.XlsxTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy that declares obligations and actions of its own, from its files to its version and its sentences. */
class OwnVocabularyTest {

    private static final String ID = "mql-to-sal-predictive";
    private static final String DECLARED =
            """
            obligations:
              - id: SECOND_CALL
                title: Second call
                satisfiedBy: { channel: PHONE, outcomes: [CONNECTED, VOICEMAIL], attempt: 2 }
                responsible: teleprospecting
                inDeadlines: true
              - id: HANDOVER
                title: Handover
                owedUntil: DISPOSED
            actions:
              - id: ESCALATE
                title: Escalate the lead to the sales manager
                responsible: sales-management
            """;
    private static final String DEADLINES =
            """
            row,tier,firstCallWithin,allAttemptsWithin,secondCallWithin,note
            A,A,2 business hours,8 business days,1 business day,
            B,B,4 business hours,10 business days,,
            C,C,6 business hours,12 business days,,
            """;

    private static PolicySource shipped() {
        var files = new TreeMap<String, String>();
        ContentFolder.of("policies", Optional.of(Checkout.SHIPPED)).read().forEach((path, bytes) -> {
            if (path.startsWith(ID + "/") && !path.contains("/cases/")) {
                files.put(path.substring(ID.length() + 1), new String(bytes, StandardCharsets.UTF_8));
            }
        });
        return new PolicySource(files);
    }

    private static PolicySource declaring(String declared) {
        var settings = shipped().files().get(PolicySource.SETTINGS) + declared;
        return shipped().withFile(PolicySource.SETTINGS, settings).withFile("deadlines.csv", DEADLINES);
    }

    private static Policy policy() {
        return declaring(DECLARED).parse();
    }

    @Test
    void settings_say_what_they_declare() {
        var terms = policy().terms();
        assertThat(terms.declared().obligations())
                .containsExactly(
                        new ObligationKind(
                                "SECOND_CALL",
                                "Second call",
                                new Satisfaction("PHONE", List.of("CONNECTED", "VOICEMAIL"), 2),
                                "teleprospecting",
                                true,
                                true),
                        new ObligationKind("HANDOVER", "Handover", null, null, false, false));
        assertThat(terms.declared().actions())
                .containsExactly(
                        new ActionType("ESCALATE", "Escalate the lead to the sales manager", "sales-management"));
        assertThat(declaring("obligations: [{ id: X, title: X, satisfiedBy: {}, inDeadlines: false }]\n")
                        .withFile("deadlines.csv", shipped().files().get("deadlines.csv"))
                        .parse()
                        .terms()
                        .declared()
                        .obligations())
                .containsExactly(new ObligationKind("X", "X", new Satisfaction(null, List.of(), 1), null, false, true));
    }

    @Test
    void settings_keep_what_they_declare_when_they_are_written_copied_and_shown() {
        var source = declaring(DECLARED);
        var settings = source.settings();
        assertThat(source.withSettings(settings).parse()).isEqualTo(policy());
        assertThat(settings.copied("copy", null, null).toTerms().declared())
                .isEqualTo(policy().terms().declared());
        assertThat(settings.named("copy").toTerms().declared())
                .isEqualTo(policy().terms().declared());
        var json = new ObjectMapper().valueToTree(settings);
        assertThat(new ObjectMapper()
                        .valueToTree(PolicyText.settings(policy().terms()))
                        .path("actions"))
                .isEqualTo(json.path("actions"));
    }

    @Test
    void the_schema_knows_what_may_be_declared() throws IOException {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Checkout.SHIPPED.resolve("schemas/policy.schema.json")));
        var yaml = new ObjectMapper(new YAMLFactory());
        assertThat(schema.validate(yaml.readTree(declaring(DECLARED).files().get(PolicySource.SETTINGS))))
                .isEmpty();
        for (var wrong : List.of("id: second-call", "owedUntil: NEVER", "titel: x", "satisfiedBy: { attempt: 0 }")) {
            var text = declaring("obligations: [{ title: X, " + wrong + " }]\n")
                    .files()
                    .get(PolicySource.SETTINGS);
            assertThat(schema.validate(yaml.readTree(text))).as(wrong).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: second-call, title: X | /policy.yaml/obligations/0/id",
                "id: X | /policy.yaml/obligations/0/title",
                "id: X, titel: X | /policy.yaml/obligations/0/titel",
                "id: X, title: X, owedUntil: NEVER | /policy.yaml/obligations/0/owedUntil",
                "id: X, title: X, inDeadlines: maybe | /policy.yaml/obligations/0/inDeadlines",
                "id: X, title: X, satisfiedBy: { channel: FAX } | /policy.yaml/obligations/0/satisfiedBy/channel",
                "id: X, title: X, satisfiedBy: { attempt: 1.5 } | /policy.yaml/obligations/0/satisfiedBy/attempt",
                "id: X, title: X, satisfiedBy: { attempt: '2' } | /policy.yaml/obligations/0/satisfiedBy/attempt",
                "id: X, title: X, satisfiedBy: 'PHONE' | /policy.yaml/obligations/0/satisfiedBy",
                "id: X, title: X, satisfiedBy: { outcomes: [null] } | /policy.yaml/obligations/0/satisfiedBy/outcomes/0"
            })
    void a_setting_that_cannot_be_is_refused_where_it_stands(String setting, String pointer) {
        assertThatThrownBy(
                        () -> declaring("obligations: [{ " + setting + " }]\n").parse())
                .isInstanceOfSatisfying(Invalid.class, refused -> assertThat(refused.faults())
                        .extracting(Invalid.Fault::pointer)
                        .contains(pointer));
    }

    @Test
    void what_is_declared_is_part_of_the_version_and_nothing_is_said_where_nothing_is_declared() {
        assertThat(PolicyText.canonical(policy(), "r"))
                .contains(
                        "\"obligations\":[{\"id\":\"SECOND_CALL\",\"inDeadlines\":true,\"owedUntil\":\"REACHED\",\"responsible\":\"teleprospecting\",\"satisfiedBy\":{\"attempt\":2,\"channel\":\"PHONE\",\"outcomes\":[\"CONNECTED\",\"VOICEMAIL\"]},\"title\":\"Second call\"},{\"id\":\"HANDOVER\",\"inDeadlines\":false,\"owedUntil\":\"DISPOSED\",\"title\":\"Handover\"}]")
                .contains("\"actions\":[{\"id\":\"ESCALATE\",\"responsible\":\"sales-management\",\"title\":\"Escalate"
                        + " the lead to the sales manager\"}]");
        assertThat(PolicyText.canonical(shipped().parse(), "r")).doesNotContain("obligations", "actions");
        var other = declaring(DECLARED.replace("attempt: 2", "attempt: 3")).parse();
        assertThat(PolicyText.version(other, "r")).isNotEqualTo(PolicyText.version(policy(), "r"));
    }

    @Test
    void a_table_of_deadlines_has_a_column_for_each_that_is_in_it() {
        var rows = policy().rows().deadlines();
        assertThat(rows)
                .extracting(row -> String.valueOf(row.within("SECOND_CALL")))
                .containsExactly("1 business day", "null", "null");
        assertThat(rows.get(0).within("FIRST_CALL")).isEqualTo(rows.get(0).firstCallWithin());
        assertThat(rows.get(0).within("ALL_ATTEMPTS")).isEqualTo(rows.get(0).allAttemptsWithin());
        assertThat(rows.get(0).within("HANDOVER")).isNull();
        assertThatThrownBy(() -> shipped().withFile("deadlines.csv", DEADLINES).parse())
                .hasMessageContaining("must be row,tier,firstCallWithin,allAttemptsWithin,note");
        assertThatThrownBy(() -> declaring(DECLARED)
                        .withFile("deadlines.csv", DEADLINES.replace("1 business day,", "soon,"))
                        .parse())
                .hasMessageStartingWith("Row 1, column `secondCallWithin`: ");
    }

    @Test
    void tables_go_out_and_come_in_as_csv_and_xlsx() {
        var source = declaring(DECLARED);
        var table = source.findTable(TableKind.DEADLINES).orElseThrow();
        var words = TableWords.of(TableKind.DEADLINES, policy().terms(), List.of("A", "B", "C"));
        assertThat(CsvTable.read(CsvTable.write(table).getBytes(StandardCharsets.UTF_8), TableLimits.USUAL))
                .isEqualTo(table);
        assertThat(XlsxTable.read(XlsxTable.write(table, words), TableLimits.USUAL))
                .isEqualTo(table);
        assertThat(words.explain("secondCallWithin"))
                .isEqualTo("Result: a time with its unit, such as \"4 business hours\"; may be blank.");
        assertThat(TableWords.of(TableKind.ALERTS, policy().terms(), List.of())
                        .choices()
                        .get("obligation"))
                .endsWith("SECOND_CALL", "HANDOVER");
    }

    @Test
    void columns_follow_the_settings() {
        var changed = shipped()
                .withFile(PolicySource.SETTINGS, declaring(DECLARED).files().get(PolicySource.SETTINGS))
                .withColumnsOfSettings();
        assertThat(changed.files().get("deadlines.csv")).isEqualTo(DEADLINES.replace("1 business day", ""));
        assertThat(changed.withFile(PolicySource.SETTINGS, shipped().files().get(PolicySource.SETTINGS))
                        .withColumnsOfSettings()
                        .files())
                .isEqualTo(shipped().files());
    }

    @Test
    void alerts_are_for_what_is_declared_and_for_nothing_else() {
        var soon = "row,tier,obligation,at,tell,note\nsoon,A,SECOND_CALL,75%,owner,\n";
        var policy = declaring(DECLARED).withFile("alerts.csv", soon).parse();
        assertThat(policy.rows().alerts().get(0).obligation()).isEqualTo("SECOND_CALL");
        assertThat(PolicySentences.of(policy).rows(TableKind.ALERTS))
                .containsExactly("Leads ranked 85 or more: when 75% of the time for the second call has passed, the"
                        + " owner is alerted.");
        assertThatThrownBy(() -> declaring(DECLARED)
                        .withFile("alerts.csv", soon.replace("SECOND_CALL", "THIRD_CALL"))
                        .parse())
                .hasMessage("Row 1, column `obligation`: The value (THIRD_CALL) must be `FIRST_CALL`,"
                        + " `ALL_ATTEMPTS`, `DISPOSITION`, `EARLY_DISQUALIFICATION`, `SECOND_CALL` or `HANDOVER`.");
    }

    @Test
    void sentences_promise_it() {
        assertThat(PolicySentences.of(policy()).all())
                .contains(
                        "Leads ranked 85 or more: 7 calls and 3 emails, first call within 2 business hours, second"
                                + " call within 1 business day, all attempts within 8 business days. Worked by"
                                + " teleprospecting.",
                        "Leads ranked 60 to below 85: 4 calls and 2 emails, first call within 4 business hours, all"
                                + " attempts within 10 business days. Worked by teleprospecting.");
        assertThat(PolicySentences.of(policy()).rows(TableKind.DEADLINES).get(0))
                .isEqualTo("Leads ranked 85 or more: first call within 2 business hours, second call within 1"
                        + " business day, all attempts within 8 business days.");
    }

    @Test
    void a_diff_names_them_by_their_ids() {
        var third = DECLARED.replace("obligations:\n", "obligations:\n  - { id: THIRD_CALL, title: Third call }\n")
                .replace("title: Second call", "title: Other call");
        assertThat(PolicyDiff.between(
                        declaring(DECLARED).written(), declaring(third).written()))
                .filteredOn(change -> change.kind() == PolicyChange.Kind.SETTING_CHANGED)
                .extracting(PolicyChange::sentence)
                .containsExactly(
                        "The setting /obligations changes from SECOND_CALL, HANDOVER to THIRD_CALL, SECOND_CALL,"
                                + " HANDOVER.",
                        "The setting /obligations/SECOND_CALL/title changes from Second call to Other call.",
                        "The setting /obligations/THIRD_CALL/id is set to THIRD_CALL.",
                        "The setting /obligations/THIRD_CALL/inDeadlines is set to false.",
                        "The setting /obligations/THIRD_CALL/owedUntil is set to REACHED.",
                        "The setting /obligations/THIRD_CALL/title is set to Third call.");
        var longer =
                declaring(DECLARED).withFile("deadlines.csv", DEADLINES.replace("1 business day", "4 business hours"));
        assertThat(PolicyDiff.between(declaring(DECLARED).written(), longer.written()))
                .extracting(PolicyChange::column, PolicyChange::meaning)
                .containsExactly(tuple(
                        "secondCallWithin",
                        "Leads ranked 85 or more: second call within 4 business hours instead of 1 business day."));
    }
}
