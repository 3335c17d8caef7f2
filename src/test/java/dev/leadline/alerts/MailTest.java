package dev.leadline.alerts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.leadline.alerts.reports.ReportMail;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.policies.publishing.MorePolicies;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail, as an SMTP server gets it. */
@QuarkusTest
@TestProfile(MorePolicies.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class MailTest {

    private static final Duration SOON = Duration.ofSeconds(90);

    private final GreenMail smtp =
            new GreenMail(new ServerSetup(MorePolicies.mailPort(), "localhost", ServerSetup.PROTOCOL_SMTP));

    @Inject
    Told told;

    @Inject
    SettableClock clock;

    /** A moment at which nothing is due that a test puts off. */
    @BeforeEach
    void start() {
        clock.set(Instant.parse("2027-03-01T09:00:00Z"));
        smtp.start();
    }

    @AfterEach
    void stop() {
        smtp.stop();
        clock.reset();
    }

    private static void receiver(String name, String digest) {
        given().contentType("application/json")
                .body("{\"kind\":\"email\",\"address\":\"" + name + "@example.com\",\"digestEvery\":\"" + digest
                        + "\"}")
                .put("/v1/receivers/" + name)
                .then()
                .statusCode(201);
    }

    private static void allOf(String receiver, String state, int count) {
        given().get("/v1/deliveries?receiver=" + receiver)
                .then()
                .body("items", hasSize(count))
                .body("items.state", everyItem(equalTo(state)));
    }

    /** Time passes meanwhile, so that a try that an SMTP session swallowed is made again. */
    private MimeMessage[] mails(int count) {
        Soon.within(SOON, () -> {
            clock.set(clock.instant().plusMillis(20));
            assertThat(smtp.getReceivedMessages()).hasSize(count);
        });
        return smtp.getReceivedMessages();
    }

    @Test
    void without_a_digest_each_alert_is_a_mail() throws Exception {
        receiver("each", "PT0S");
        told.of("L-1", "each");
        told.of("L-2", "each");
        var mails = mails(2);

        assertThat(mails)
                .extracting(MimeMessage::getSubject)
                .containsExactlyInAnyOrder(
                        "The first call to L-1 was not made in time.", "The first call to L-2 was not made in time.");
        assertThat(mails[0].getAllRecipients()).extracting(Object::toString).containsExactly("each@example.com");
        assertThat(mails[0].getFrom()).extracting(Object::toString).containsExactly("leadline@example.com");
        assertThat(mails[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mails[0].getContent().toString().replace("\r\n", "\n"))
                .contains("  what:   obligation.breached\n")
                .contains("  owner: Süd-1 <z>\n")
                .contains("Leadline sends this to the receiver each.");
        Soon.within(SOON, () -> allOf("each", "DELIVERED", 2));
    }

    @Test
    void a_digest_holds_all_of_its_period_and_comes_at_its_end() throws Exception {
        receiver("digest", "PT1H");
        clock.during("2027-03-01T09:10:00Z", () -> {
            told.of("L-1", "digest");
            return null;
        });
        clock.during("2027-03-01T09:59:59Z", () -> {
            told.of("L-2", "digest");
            given().get("/v1/deliveries?receiver=digest")
                    .then()
                    .body("items.nextTryAt", everyItem(equalTo("2027-03-01T10:00:00Z")));
            return null;
        });
        assertThat(smtp.getReceivedMessages()).isEmpty();
        clock.during("2027-03-01T10:00:00Z", () -> {
            told.of("L-3", "digest");
            mails(1);
            Soon.within(SOON, () -> given().get("/v1/deliveries?receiver=digest&state=DELIVERED")
                    .then()
                    .body("items.lead", equalTo(List.of("L-2", "L-1"))));
            return null;
        });

        var mail = smtp.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Leadline: 2 alerts");
        assertThat(GreenMailUtil.getBody(mail))
                .contains("call to L-1 ", "call to L-2 ")
                .doesNotContain("L-3");
    }

    @Test
    void a_report_is_text_and_html_with_its_pictures_inside() throws Exception {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2};
        var picture = new ReportMail.Picture("share", png);
        var content = new ReportMail.Content(
                "Late now: 3\r\nBcc: someone@example.com",
                "Späte Leads: 3\n",
                "<p>Späte Leads: <b>3</b></p><img src=\"cid:share\" alt=\"x\">",
                List.of(picture));
        var added = told.report("subscription:report", content);

        var mail = mails(1)[0];
        assertThat(mail.getSubject()).isEqualTo("Late now: 3\\u000D\\u000ABcc: someone@example.com");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("lead@example.com");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("X-Leadline-Alert"))
                .containsExactly(added.id().toString());
        var parts = parts(mail);
        assertThat(parts.keySet()).containsExactly("text/plain", "text/html", "image/png");
        assertThat(parts.get("text/plain").getContent().toString().strip()).isEqualTo("Späte Leads: 3");
        assertThat(parts.get("text/html").getContent().toString()).contains("<p>Späte Leads: <b>3</b></p>");
        assertThat(parts.get("image/png").getHeader("Content-ID")).containsExactly("<share>");
        assertThat(parts.get("image/png").getInputStream().readAllBytes()).isEqualTo(png);
        Soon.within(SOON, () -> given().get("/v1/deliveries/" + added.delivery())
                .then()
                .body("state", equalTo("DELIVERED"))
                .body("type", equalTo("report.daily"))
                .body("lead", nullValue())
                .body("body.data.text", equalTo("Späte Leads: 3\n")));
    }

    /** The parts of a mail that have no parts themselves, by their types. */
    private static Map<String, Part> parts(Part of) throws Exception {
        var found = new LinkedHashMap<String, Part>();
        if (of.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                found.putAll(parts(many.getBodyPart(i)));
            }
        } else {
            found.put(of.getContentType().replaceAll(";.*", ""), of);
        }
        return found;
    }

    @Test
    void a_subscriber_is_no_receiver_that_doors_know() {
        told.report("subscription:hidden", new ReportMail.Content("All quiet", "All quiet.\n", "<p>", List.of()));

        given().get("/v1/receivers").then().body("items.name", not(hasItem("subscription:hidden")));
        given().get("/v1/receivers/subscription:hidden").then().statusCode(404);
        given().header("If-Match", "*")
                .delete("/v1/receivers/subscription:hidden")
                .then()
                .statusCode(404);
        given().contentType("application/json")
                .header("If-Match", "*")
                .body("{\"kind\":\"email\",\"address\":\"other@example.com\"}")
                .put("/v1/receivers/subscription:hidden")
                .then()
                .statusCode(409)
                .body(
                        "detail",
                        equalTo("The name (subscription:hidden) belongs to a subscription to reports."
                                + "\nUse another name."));
    }

    @Test
    void nothing_is_sent_to_one_who_subscribes_no_more() throws Exception {
        smtp.stop();
        told.report("subscription:gone", new ReportMail.Content("Daily", "Late.\n", "<p>Late.", List.of()));
        Soon.within(SOON, () -> given().get("/v1/deliveries?receiver=subscription:gone")
                .then()
                .body("items[0].tries", equalTo(1)));
        told.unsubscribe("subscription:gone");

        given().get("/v1/deliveries?receiver=subscription:gone")
                .then()
                .body("items[0].state", equalTo("DISCARDED"))
                .body("items[0].lastError", equalTo("The subscription was deleted."));
    }

    @Test
    void what_the_mail_server_does_not_take_is_tried_again() throws Exception {
        smtp.stop();
        receiver("down", "PT0S");
        var moment = Instant.parse("2027-03-01T09:00:00Z");
        clock.during(moment.toString(), () -> {
            told.of("L-down", "down");
            Soon.within(SOON, () -> given().get("/v1/deliveries?receiver=down")
                    .then()
                    .body("items[0].tries", equalTo(1))
                    .body("items[0].lastError", matchesPattern("The message could not be sent: .+")));
            return null;
        });
        smtp.start();
        clock.during(moment.plusSeconds(6).toString(), () -> {
            Soon.within(SOON, () -> allOf("down", "DELIVERED", 1));
            return null;
        });

        assertThat(mails(1)[0].getSubject()).isEqualTo("The first call to L-down was not made in time.");
    }
}
