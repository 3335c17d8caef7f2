package dev.leadline.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.leadline.pages.Workbench.assertAccessible;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The grid of a draft by its keys. The table has the rows A 7 3, B 4 2 and C 3 1: calls and emails. */
@Tag("outside")
class GridIT {

    @RegisterExtension
    static final Workbench workbench = new Workbench();

    private DraftInHand draft;
    private Page page;

    @Test
    void cells_are_typed_edited_given_up_and_undone() throws Exception {
        open("grid-1");
        press("ArrowRight", "ArrowRight");
        said("Row A, Calls: 7.");
        press("F2", "End", "1", "Escape");
        said("Row A, Calls: 7.");
        Assertions.assertThat(numbers()).isEqualTo("7 3, 4 2, 3 1");
        press("8", "Tab", "5", "Enter");
        saved();
        Assertions.assertThat(numbers()).isEqualTo("8 5, 4 2, 3 1");
        said("Row B, Emails: 2.");
        press("Control+z");
        becomes("8 3, 4 2, 3 1");
        press("Control+y");
        becomes("8 5, 4 2, 3 1");
        press("Delete");
        said("Row B, Emails: blank, was 2.");
        assertThat(page.locator("td.error")).hasCount(1);
        press("Control+Home", "F8");
        said("Row B, Emails: blank, was 2.");
        press("Control+z");
        becomes("8 5, 4 2, 3 1");
        page.reload();
        page.getByRole(AriaRole.BUTTON, named("Undo")).click();
        becomes("8 3, 4 2, 3 1");
    }

    @Test
    void blocks_are_selected_copied_pasted_and_filled_down() throws Exception {
        open("grid-2");
        int before = draft.revision();
        press("ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowDown");
        assertThat(page.locator("[aria-selected=true]")).hasCount(4);
        press("Control+c", "ArrowDown", "Control+v");
        becomes("7 3, 7 3, 4 2");
        Assertions.assertThat(draft.revision()).as("one paste is one revision").isEqualTo(before + 1);
        press("Control+z");
        becomes("7 3, 4 2, 3 1");
        press("Control+Home", "ArrowRight", "ArrowRight", "Shift+ArrowDown", "Shift+ArrowDown", "Control+d");
        becomes("7 3, 7 2, 7 1");
        press("Control+x");
        becomes(" 3,  2,  1");
        press("Control+z");
        becomes("7 3, 7 2, 7 1");
        press("Control+a");
        assertThat(page.locator("[aria-selected=true]")).hasCount(15);
    }

    @Test
    void rows_are_moved_inserted_and_removed() throws Exception {
        open("grid-3");
        press("Alt+ArrowDown");
        saved();
        Assertions.assertThat(rows()).containsExactly("B", "A", "C");
        said("Row A, Row: A.");
        press("Alt+ArrowUp", "Control++");
        said("Row row-4, Row: row-4.");
        Assertions.assertThat(rows()).containsExactly("A", "row-4", "B", "C");
        press("Control+-");
        said("Row B, Row: B.");
        Assertions.assertThat(rows()).containsExactly("A", "B", "C");
    }

    @Test
    void the_grid_is_one_stop_and_keeps_nobody_in() throws Exception {
        open("grid-4");
        Assertions.assertThat(page.locator("table[role=grid] [tabindex='0']").count())
                .isEqualTo(1);
        press("Control+End");
        said("Row C, Note: blank.");
        press("Tab");
        Assertions.assertThat(focusIsIn("decision-table-grid")).isFalse();
        cell(0, "7").click();
        press("Escape");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Insert row"))).isFocused();
        assertThat(page.getByRole(AriaRole.GRID)).isVisible();
        assertThat(page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName("A"))
                        .first())
                .isVisible();
        assertAccessible(page);
    }

    @Test
    void choices_are_offered_by_list() throws Exception {
        open("grid-5");
        page.navigate(draft.address() + "?table=attempt-outcomes&row=phone-made&column=attempt-outcomes/counts");
        said("Row phone-made, Counts: yes.");
        page.locator("td[data-at=true]").focus();
        press("Enter");
        Assertions.assertThat(
                        page.locator("datalist option").all().stream().map(option -> option.getAttribute("value")))
                .containsExactly("yes", "no");
        assertAccessible(page);
    }

    @Test
    void a_large_table_is_turned_over_by_the_arrows() throws Exception {
        open("grid-6");
        draft.edit(
                "waiving-reasons",
                IntStream.range(4, 320)
                        .mapToObj(row ->
                                "{\"op\": \"INSERT\", \"cells\": {\"row\": \"r%d\", \"reason\": \"reason %d\", \"waives\": \"yes\"}}"
                                        .formatted(row, row))
                        .collect(Collectors.joining(",", "[", "]")));
        page.navigate(draft.address() + "?table=waiving-reasons&row=r199&column=waiving-reasons/row");
        said("Row r199, Row: r199.");
        assertThat(page.locator("tbody tr")).hasCount(200);
        page.locator("[data-at=true]").focus();
        press("ArrowDown");
        said("Row r200, Row: r200.");
        assertThat(page.locator("tbody tr")).hasCount(120);
        assertThat(page.locator("[data-at=true]")).isFocused();
        assertThat(page.locator(".sheet-pages")).containsText("Rows 201 to 320 of 320");
        press("Control+Home");
        said("Row wrong-person, Row: wrong-person.");
    }

    private void open(String policy) throws Exception {
        draft = DraftInHand.of(workbench.server(), policy);
        page = workbench.context().newPage();
        page.addInitScript("localStorage.setItem('leadline.name', 'ann@example.com')");
        workbench.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.navigate(draft.address() + "?table=attempts");
        page.locator("[data-at=true]").focus();
    }

    private com.microsoft.playwright.Locator cell(int row, String text) {
        return page.locator("table[role=grid] tbody tr")
                .nth(row)
                .locator("td", new com.microsoft.playwright.Locator.LocatorOptions().setHasText(text));
    }

    private void press(String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
    }

    private void said(String words) {
        assertThat(page.locator(".sheet-line")).containsText(words);
        saved();
    }

    private void saved() {
        assertThat(page.locator(".saved")).containsText(Pattern.compile("Saved as revision"));
    }

    private void becomes(String wanted) throws Exception {
        for (int tries = 0; tries < 50 && !numbers().equals(wanted); tries++) {
            page.waitForTimeout(100);
        }
        Assertions.assertThat(numbers()).isEqualTo(wanted);
        saved();
    }

    private String numbers() throws Exception {
        var told = new StringBuilder();
        for (var row : draft.read().at("/tables/attempts/rows")) {
            told.append(told.isEmpty() ? "" : ", ")
                    .append(row.get("PHONE").asText())
                    .append(' ')
                    .append(row.get("EMAIL").asText());
        }
        return told.toString();
    }

    private List<String> rows() throws Exception {
        saved();
        return draft.read().at("/tables/attempts/rows").findValuesAsText("row");
    }

    private boolean focusIsIn(String element) {
        return (boolean) page.evaluate("name => document.activeElement.closest(name) !== null", element);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
