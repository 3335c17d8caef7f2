package dev.leadline.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.leadline.pages.Workbench.assertAccessible;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.leadline.PackagedServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an analyst does to a promise, as a browser shows it. */
@Tag("outside")
class DraftPageIT {

    private static final String HOSTILE = "<img src=x onerror=alert(1)> \u202Ertl\u200B =1+1";

    @RegisterExtension
    static final Workbench workbench = new Workbench();

    @Test
    void eight_calls_over_seven_are_shown_in_cells_words_and_leads() throws Exception {
        DraftInHand.of(workbench.server(), "draft-page-1");
        var page = workbench.open("/policies/draft-page-1");
        button(page, "Change").click();
        assertThat(page.locator("change-dialog .going-on")).containsText("nothing changed yet");
        button(page, "Begin another draft").click();
        page.getByLabel("Name or mail address").fill("Ann.Smith@example.com");
        button(page, "Go on").click();
        assertThat(page.locator("h1"))
                .hasText("ann-smith-"
                        + PackagedServer.now()
                                .atZone(ZoneId.of("America/New_York"))
                                .toLocalDate());
        cell(page, 0, "Calls").click();
        page.keyboard().type("8");
        page.keyboard().press("Enter");
        saved(page);
        assertThat(cell(page, 0, "Calls")).hasText(Pattern.compile("7\\s+8"));
        assertThat(page.locator("h1 + p")).containsText(", which is in force. 1 cell changed.");
        assertThat(page.locator(".words mark")).hasText("8");
        assertThat(page.locator(".findings")).containsText("The checks find nothing wrong.");
        button(page, "Try on leads").first().click();
        assertThat(page.locator(".tried")).containsText("leads answered otherwise");
        assertThat(page).hasURL(Pattern.compile("what-if=\\d+"));
        page.reload();
        assertThat(page.locator(".tried")).containsText("of revision 2");
        assertAccessible(page);
        cell(page, 1, "Calls").click();
        page.keyboard().type("5");
        page.keyboard().press("Enter");
        saved(page);
        assertThat(page.locator(".tried")).containsText(Pattern.compile("of revision 2, now 3"));
        page.keyboard().press("Control+Enter");
        assertThat(page).hasURL(Pattern.compile("/review$"));
    }

    @Test
    void an_overlap_and_a_gap_are_seen_and_mended_by_one_click() throws Exception {
        var draft = DraftInHand.of(workbench.server(), "draft-page-2");
        var page = open(workbench.context(), draft.address());
        workbench.allow("422");
        draft.set("rank-tiers", "B", "below", "86");
        page.reload();
        assertThat(page.locator("rank-ruler svg"))
                .hasAttribute("aria-label", Pattern.compile("85 to 86 is in A and in B"));
        assertThat(page.locator(".findings"))
                .containsText("Rows A and B of rank-tiers both match ranks from 85 to below 86");
        assertThat(page.locator(".findings")).containsText("let the first row that fits decide");
        assertThat(page.locator(".grid-cells .error")).hasCount(2);
        assertThat(page.locator("[aria-describedby=why-not]")).isVisible();
        assertThat(page.locator("#why-not")).hasText("Cannot be published: 1 error to fix.");
        assertThat(button(page, "Try on leads").first()).isDisabled();
        assertThat(button(page, "Try on leads").last()).isDisabled();
        assertThat(page.locator("what-if-strip")).containsText("Leads can be tried when the errors are mended.");
        button(page, "Try 85.5").click();
        assertThat(page.locator(".answer").first()).containsText("No answer");
        assertThat(page.locator(".answer").last()).containsText("Tier A.");
        assertAccessible(page);
        page.locator(".finding button").first().click();
        assertThat(page.locator(".grid-cells .error")).hasCount(0);
        assertThat(page.locator("#why-not")).hasCount(0);

        draft.set("rank-tiers", "C", "below", "58");
        page.reload();
        assertThat(page.locator("rank-ruler svg")).hasAttribute("aria-label", Pattern.compile("58 to 60 has no tier"));
        page.locator(".finding button").first().click();
        assertThat(page.locator(".findings")).containsText("The checks find nothing wrong.");
    }

    @Test
    void a_case_that_fails_is_opened_and_all_are_accepted_at_once() throws Exception {
        var policy = PolicyInHand.published(workbench.server(), "draft-page-cases");
        policy.expectCalls(7);
        policy.setCalls(8);
        var page = open(workbench.context(), policy.address() + "/drafts/main");
        page.locator("cases-panel .groups button").first().click();
        page.locator("one-case summary").click();
        assertThat(page.locator("one-case pre")).containsText("\"rank\": 92");
        assertAccessible(page);
        page.locator("cases-panel input[name=count]").fill("1");
        button(page, "Accept all").click();
        assertThat(page.locator(".toast")).containsText("1 case accepted.");
        assertThat(page.locator("cases-panel")).isFocused();
        assertThat(page.locator("cases-panel")).containsText("1 of 1 pass");
    }

    @Test
    void two_people_keep_both_edits() throws Exception {
        var draft = DraftInHand.of(workbench.server(), "draft-page-3");
        workbench.allow("412");
        var page = open(workbench.context(), draft.address());
        assertThat(page.locator(".saved")).containsText("Saved as revision 1.");
        draft.set("attempts", "B", "EMAIL", "5");
        cell(page, 0, "Calls").click();
        page.keyboard().type("9");
        page.keyboard().press("Enter");
        assertThat(page.locator(".conflict")).containsText(DraftInHand.SOMEBODY + " has changed this draft");
        assertThat(page.locator(".conflict")).containsText("In attempts, row B: EMAIL changes from 2 to 5.");
        assertAccessible(page);
        button(page, "Apply mine again").click();
        saved(page);
        Assertions.assertThat(draft.cell("attempts", 0, "PHONE")).isEqualTo("9");
        Assertions.assertThat(draft.cell("attempts", 1, "EMAIL")).isEqualTo("5");

        draft.set("attempts", "A", "PHONE", "6");
        cell(page, 0, "Calls").click();
        page.keyboard().type("8");
        page.keyboard().press("Enter");
        assertThat(page.locator(".conflict tbody tr")).hasText(Pattern.compile("A, Calls\\s*6\\s*8"));
        button(page, "Take theirs").click();
        saved(page);
        Assertions.assertThat(draft.cell("attempts", 0, "PHONE")).isEqualTo("6");
    }

    @Test
    void the_head_stays_where_it_is_while_it_saves_and_no_column_is_cut() throws Exception {
        var draft = DraftInHand.of(workbench.server(), "draft-page-8");
        var page = open(workbench.context(), draft.address());
        page.setViewportSize(1_400, 900);
        assertThat(page.locator("table[role=grid]").first()).isVisible();
        Assertions.assertThat(
                        page.evaluate(
                                "(() => { const box = document.querySelector('.sheet-frame'); return box.scrollWidth - box.clientWidth; })()"))
                .isEqualTo(0);
        page.evaluate(
                """
                () => {
                  window.tops = new Set();
                  const look = () => {
                    window.tops.add(Math.round(document.querySelector('.draft').getBoundingClientRect().top + scrollY));
                    requestAnimationFrame(look);
                  };
                  look();
                }""");
        cell(page, 0, "Calls").click();
        page.keyboard().type("8");
        page.keyboard().press("Enter");
        assertThat(page.locator(".saved")).containsText("Saved as revision 2");
        Assertions.assertThat(page.evaluate("window.tops.size")).isEqualTo(1);
        page.navigate(draft.address() + "?table=rank-tiers");
        assertThat(page.locator(".middle .card header").first()).containsText("No two rows may fit the same lead.");
    }

    @Test
    void a_block_from_a_spreadsheet_is_shown_before_it_becomes_one_revision() throws Exception {
        var draft = DraftInHand.of(workbench.server(), "draft-page-4");
        workbench.allow("422");
        var page = open(workbench.context(), draft.address() + "?table=waiving-reasons");
        int before = draft.revision();
        page.locator("[data-at=true]").focus();
        paste(page, "Row\tReason\tWaives\r\n" + block(200, "yes"));
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("200 rows: 600 cells change, 200 rows are new.");
        assertAccessible(page);
        button(page, "Paste as one revision").click();
        assertThat(page.locator("dialog[open]")).hasCount(0);
        saved(page);
        Assertions.assertThat(draft.read().at("/tables/waiving-reasons/rows")).hasSize(204);
        Assertions.assertThat(draft.cell("waiving-reasons", 4, "reason")).isEqualTo("reason \"0\",\tso");
        Assertions.assertThat(draft.revision()).isEqualTo(before + 1);
        button(page, "Undo").click();
        assertThat(page.locator("tbody tr")).hasCount(4);

        paste(page, "Row\tReason\tWaives\tColour\r\nwrong-person\twrong person\tmaybe\tred\r\n");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("No such column, left out: Colour.");
        button(page, "Paste as one revision").click();
        saved(page);
        assertThat(page.locator("td.error")).hasText(Pattern.compile("maybe"));
    }

    @Test
    void a_table_goes_out_to_a_spreadsheet_and_comes_in_again() throws Exception {
        var draft = DraftInHand.of(workbench.server(), "draft-page-5");
        var page = open(workbench.context(), draft.address() + "?table=attempts");
        button(page, "CSV, Excel").click();
        var csv = Files.readString(
                page.waitForDownload(() -> button(page, "Download CSV").click()).path());
        Assertions.assertThat(csv).contains("A,A,7,3,");
        page.getByLabel("Upload Attempts")
                .setInputFiles(new FilePayload(
                        "attempts.csv",
                        "text/csv",
                        csv.replace("A,A,7,3,", "A,A,8,3,").getBytes(StandardCharsets.UTF_8)));
        assertThat(cell(page, 0, "Calls")).hasText(Pattern.compile("7\\s+8"));
        button(page, "CSV, Excel").click();
        var xlsx = page.waitForDownload(() -> button(page, "Download Excel").click())
                .path();
        draft.set("attempts", "A", "PHONE", "5");
        page.reload();
        button(page, "CSV, Excel").click();
        page.getByLabel("Upload Attempts").setInputFiles(new FilePayload("a.xlsx", "", Files.readAllBytes(xlsx)));
        assertThat(cell(page, 0, "Calls")).hasText(Pattern.compile("7\\s+8"));
    }

    @Test
    void hostile_text_is_text_and_a_tier_with_two_rows_stands_in_three_tables() throws Exception {
        var draft = DraftInHand.of(workbench.server(), "draft-page-6");
        draft.set("rank-tiers", "A", "note", "<img src=x onerror=alert(1)>");
        draft.edit(
                "attempts",
                "[{\"op\": \"INSERT\", \"cells\": {\"row\": \"A2\", \"tier\": \"A\", \"PHONE\": \"7\", \"EMAIL\": \"3\"}}]");
        var context = workbench.dark(320, 640);
        var page = open(context, draft.address());
        assertThat(page.locator(".middle")).containsText("Tier A has more than one row in attempts.");
        assertThat(page.locator("table[role=grid]")).hasCount(3);
        assertThat(page.locator("td", new Page.LocatorOptions().setHasText("<img src=x onerror=alert(1)>")))
                .isVisible();
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(320);
        assertAccessible(page);
        for (var part : List.of("settings", "revisions", "spacing", "alerts")) {
            page.navigate(draft.address() + "?table=" + part);
            assertThat(page.locator(".middle .card h2").first()).isVisible();
            assertAccessible(page);
        }
        page.navigate(draft.address() + "?table=settings");
        page.getByLabel("Title").fill(HOSTILE.replace("\u200B", "").replace("\u202E", ""));
        button(page, "Save settings").click();
        assertThat(page.locator(".crumbs")).containsText("<img src=x onerror=alert(1)>");
    }

    @Test
    void what_was_typed_stays_while_the_server_is_away() throws Exception {
        var draft = DraftInHand.of(workbench.server(), "draft-page-7");
        workbench.allow("ERR_INTERNET_DISCONNECTED");
        var page = open(workbench.context(), draft.address());
        cell(page, 0, "Calls").click();
        workbench.context().setOffline(true);
        page.keyboard().type("8");
        page.keyboard().press("Enter");
        assertThat(page.locator(".saved")).containsText("What you typed is kept and sent again.");
        assertThat(page.locator("td.waiting")).containsText("8");
        workbench.context().setOffline(false);
        saved(page);
        Assertions.assertThat(draft.cell("attempts", 0, "PHONE")).isEqualTo("8");
    }

    private static String block(int rows, String waives) {
        return IntStream.range(0, rows)
                .mapToObj(row -> "r%d\t\"reason \"\"%d\"\",\tso\"\t%s".formatted(row, row, waives))
                .collect(Collectors.joining("\r\n"));
    }

    private static void paste(Page page, String text) {
        page.evaluate(
                """
                text => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData('text/plain', text);
                  document.querySelector('table[role=grid]').dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
                }""",
                text);
    }

    private static Page open(BrowserContext context, String address) {
        var page = context.newPage();
        page.addInitScript("localStorage.setItem('leadline.name', 'ann@example.com')");
        page.navigate(address);
        assertThat(page.locator(".saved")).containsText("Saved as revision");
        return page;
    }

    private static Locator cell(Page page, int row, String column) {
        var headings = page.locator("table[role=grid] thead tr").last().locator("th");
        assertThat(headings.first()).isVisible();
        int at = headings.allTextContents().indexOf(column);
        return page.locator("table[role=grid] tbody tr")
                .nth(row)
                .locator("th, td")
                .nth(at);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void saved(Page page) {
        assertThat(page.locator(".saved")).containsText("Saved as revision");
    }
}
