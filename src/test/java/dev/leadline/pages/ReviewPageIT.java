package dev.leadline.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.leadline.pages.Workbench.assertAccessible;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.leadline.PackagedServer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a changed cell to what is in force, and back. */
@Tag("outside")
class ReviewPageIT {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** Gives a name in the pages of the server; the frames that axe opens have no storage. */
    private static final String NAMED =
            "if (location.protocol === 'http:') localStorage.setItem('leadline.name', 'analyst@example.com')";

    @RegisterExtension
    static final Workbench workbench = new Workbench();

    @Test
    void a_change_is_seen_accepted_published_called_off_published_again_and_gone_back_from() throws Exception {
        var policy = PolicyInHand.published(workbench.server(), "review-page-1");
        for (int i = 1; i <= 3; i++) {
            policy.tellLead(
                    "review-page-" + i,
                    PackagedServer.now().minus(Duration.ofMinutes(i)).toString());
        }
        policy.expectCalls(7);
        policy.setCalls(8);
        workbench.context().addInitScript(NAMED);

        var page = workbench.open(policy.address() + "/drafts/main/review");
        assertThat(page.locator("h1")).hasText("1 change; 1 case fails");
        assertThat(page.locator(".sentence-pair mark").nth(1)).hasText("8");
        assertThat(page.locator(".cell-changes tbody tr")).hasCount(1);
        assertThat(button(page, "Publish")).isDisabled();
        assertThat(page.locator("#publish-note")).containsText("1 case fails");

        // Whoever is being worked keeps the old promise, unless another transition is chosen.
        assertThat(option(page, "new-leads")).containsText("0 of 3 change");
        assertThat(option(page, "re-rate-from-receipt")).containsText("3 of 3 change");
        assertThat(page.locator("#publish-whole"))
                .containsText("0 of 3 open leads change, since only new leads follow it");
        assertThat(page.locator("[aria-labelledby=step-4]")).hasClass(Pattern.compile("open"));
        option(page, "new-leads").locator("input").click();
        assertThat(page.locator("[aria-labelledby=step-4]")).hasClass(Pattern.compile("done"));
        option(page, "re-rate-from-receipt").locator("input").check();
        assertThat(page).hasURL(Pattern.compile(".*transition=re-rate-from-receipt"));
        assertThat(page.locator("#publish-whole"))
                .hasText(Pattern.compile("Publish from Mon .*, 00:00: 3 of 3 open leads change\\."));
        assertThat(page.locator(".changed-leads tbody tr")).hasCount(3);
        assertThat(page.locator(".changed-leads tbody tr").first())
                .containsText(Pattern.compile("review-page-1.*of 7.*of 8", Pattern.DOTALL));
        assertThat(page.locator("[aria-labelledby=step-4]")).hasClass(Pattern.compile("done"));

        // One lead, today and by the draft; from its own page one comes back to the same numbers.
        page.locator(".changed-leads a").first().click();
        assertThat(page.locator(".one-lead tbody tr").nth(1))
                .hasText(Pattern.compile("To do.*of 7.*of 8.*", Pattern.DOTALL));
        assertThat(page.locator(".one-lead tbody tr").first()).containsText("the same");
        page.getByText("Its page, as it stands today").click();
        assertThat(page).hasURL(Pattern.compile("/leads/review-page-1$"));
        page.goBack();
        assertThat(page.locator(".one-lead")).containsText("review-page-1");
        assertThat(page).hasURL(Pattern.compile("what-if=\\d+"));
        assertAccessible(page);

        assertThat(page.locator(".case-group summary"))
                .containsText(Pattern.compile("All attempts, call, attempts required: 7\\s+becomes\\s+8"));
        page.locator(".case-group summary").click();
        assertThat(page.locator(".case-group")).containsText("the best leads are called often");
        button(page, "Let it expect the new answer").click();
        assertThat(page.locator("h1")).hasText("1 change, ready to publish");

        page.getByLabel("Why").fill("One more call pays");
        button(page, "Publish").click();
        assertThat(page.locator(".published > h2")).containsText("In force from Mon");
        assertThat(page.locator(".published"))
                .containsText(
                        "This server will switch to it at that moment; other replicas learn of it within seconds.");
        assertThat(page.locator("h1 + p")).containsText("became publication");
        Assertions.assertThat(policy.read().at("/next/0/effectiveFrom").asText())
                .isEqualTo(nextMonday());
        Assertions.assertThat(policy.read().at("/next/0/transition").asText()).isEqualTo("re-rate-from-receipt");
        assertAccessible(page);

        button(page, "Call off").click();
        page.getByLabel("Why").fill("Not this Monday");
        button(page, "Call off").last().click();
        assertThat(page.locator(".published > h2")).containsText("Called off");

        button(page, "Review the draft again").click();
        assertThat(page.getByLabel("Why")).hasValue("One more call pays");
        assertThat(page.locator("h1 + p")).containsText("built upon publication");
        page.navigate(policy.address());
        assertThat(page.locator("ol.publications li.CANCELLED").nth(1))
                .containsText(Pattern.compile(
                        "was to start Mon .*Called off by analyst@example.com: Not this Monday\\.", Pattern.DOTALL));
        assertThat(page.locator("draft-list li")).containsText("which was called off");
        assertThat(page.locator("draft-list li")).not().containsText("nothing changed yet");
        // Also for whoever comes from elsewhere it means for leads what it was to mean before.
        page.navigate(policy.address() + "/drafts/main/review");
        assertThat(page.getByLabel("Why")).hasValue("One more call pays");
        assertThat(page.locator(".transitions input:checked")).hasValue("re-rate-from-receipt");
        page.getByLabel("Now", new Page.GetByLabelOptions().setExact(true)).check();
        page.getByLabel("Why").fill("One more call pays, from now on");
        assertThat(page.locator("#publish-whole")).hasText("Publish now: 3 of 3 open leads change.");
        button(page, "Publish").click();
        assertThat(page.locator(".published > h2")).containsText("In force since");
        assertThat(page.locator(".published"))
                .containsText("3 open leads follow it, 3 of them with another answer, as tried.");
        Assertions.assertThat(calls(policy)).isEqualTo("8");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Go back to publication")))
                .click();
        assertThat(page.locator("back-choices")).containsText("7 calls instead of 8");
        assertThat(page.locator("back-choices .transitions label").first()).containsText("0 of 3 change");
        assertThat(page.locator("back-choices .transitions label").nth(1)).containsText("3 of 3 change");
        assertThat(page.locator("back-choices input:checked")).hasValue("re-rate-from-receipt");
        assertAccessible(page);
        page.getByLabel("Why").fill("Too many calls");
        button(page, "Go back").click();
        assertThat(page.locator(".published > h2")).containsText("another has taken its place");
        Assertions.assertThat(calls(policy)).isEqualTo("7");
    }

    @Test
    void somebody_elses_publication_and_edit_are_told_before_anything_is_published() throws Exception {
        var policy = PolicyInHand.published(workbench.server(), "review-page-2");
        policy.setCalls(8);
        workbench.context().addInitScript(NAMED);
        var page = workbench.open(policy.address() + "/drafts/main/review");
        page.getByLabel("Why").fill("Mine");
        assertThat(button(page, "Publish")).isEnabled();

        workbench.allow("412");
        policy.setCalls(9);
        button(page, "Publish").click();
        assertThat(page.locator("put-in-force .problem")).containsText("draft");
        assertThat(page.locator(".sentence-pair mark").nth(1)).hasText("9");
        assertThat(page.getByLabel("Why")).hasValue("Mine");
        assertAccessible(page);
    }

    @Test
    void a_draft_that_lacks_what_is_scheduled_says_so_until_it_is_known() throws Exception {
        var policy = PolicyInHand.published(workbench.server(), "review-page-4");
        policy.setCalls(9);
        long scheduled = policy.publish("Next year", ", \"effectiveFrom\": \"2199-01-07T05:00:00Z\"");
        policy.begin("present");
        policy.setCalls("present", 6);
        workbench.context().addInitScript(NAMED);
        var page = workbench.open(policy.address() + "/drafts/present/review?when=now");
        assertThat(page.locator("h1 + p")).containsText("Publication " + scheduled + " is scheduled.");
        assertThat(page.locator(".between"))
                .containsText(Pattern.compile(
                        "is scheduled from Mon 7 Jan 2199, 00:00 New York.*, and this draft has none of its changes"));
        page.getByLabel("Why").fill("Fewer until then");
        assertThat(button(page, "Publish")).isDisabled();
        page.getByLabel("I know what it changes. It takes the place of this draft at that moment.")
                .check();
        assertThat(page.locator("#publish-note")).containsText("In force until Mon 7 Jan 2199, 00:00 New York");
        assertAccessible(page);
        button(page, "Publish").click();
        assertThat(page.locator(".published > h2")).containsText("In force since");
        Assertions.assertThat(calls(policy)).isEqualTo("6");
        Assertions.assertThat(policy.read().at("/next/0/sequence").asLong()).isEqualTo(scheduled);

        // It was made later than what is scheduled, so it is what the next author has to have seen.
        policy.begin("after");
        policy.setCalls("after", 5);
        page.navigate(policy.address() + "/drafts/after/review?when=now");
        page.getByLabel("Why").fill("Fewer still");
        assertThat(page.locator(".between")).hasCount(0);
        button(page, "Publish").click();
        assertThat(page.locator(".published > h2")).containsText("In force since");
        Assertions.assertThat(calls(policy)).isEqualTo("5");
    }

    @Test
    void a_review_is_read_on_a_phone_in_the_dark_and_says_when_nothing_differs() throws Exception {
        var policy = PolicyInHand.published(workbench.server(), "review-page-3");
        var page = workbench.dark(320, 640).newPage();
        page.navigate(policy.address() + "/drafts/main/review");
        assertThat(page.locator("h1")).hasText("Nothing differs from what is in force");
        policy.setCalls(8);
        page.reload();
        // Who only looks is not asked for a name.
        assertThat(button(page, "Try it on the open leads")).isVisible();
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(320);
        assertAccessible(page);
    }

    private static String nextMonday() {
        return PackagedServer.now()
                .atZone(NEW_YORK)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .with(LocalTime.MIN)
                .toInstant()
                .toString();
    }

    private static String calls(PolicyInHand policy) throws Exception {
        return policy.read().at("/tables/attempts/rows/0/PHONE").asText();
    }

    private static Locator option(Page page, String transition) {
        return page.locator(".transitions label:has(input[value='" + transition + "'])");
    }

    private static Locator button(Page page, String words) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
    }
}
