package dev.leadline.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.leadline.pages.Workbench.assertAccessible;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands around every page. */
@Tag("outside")
class FrameIT {

    @RegisterExtension
    static final Workbench workbench = new Workbench();

    @Test
    void search_finds_a_lead_by_keyboard_alone() {
        var page = workbench.open("/policies");
        assertThat(page.locator("h1")).isVisible();
        page.keyboard().press("Control+k");
        page.keyboard().type("sample-0002");
        assertThat(page.locator("#found [role=option]").first()).containsText("sample-0002");
        assertAccessible(page);
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/leads/sample-0002"));
    }

    @Test
    void nine_tabs_share_one_stream() {
        var pages = IntStream.range(0, 9)
                .mapToObj(tab -> workbench.open("/policies"))
                .toList();
        for (var page : pages) {
            assertThat(page.locator("h1")).containsText("in force");
            assertThat(page.locator(".live")).containsText("Live");
        }
    }

    @Test
    void an_address_without_a_page_says_so_and_is_no_page() {
        workbench.allow("404");
        var page = workbench.context().newPage();
        var answer = page.navigate("/nowhere");
        Assertions.assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void the_frame_is_accessible_in_the_dark_and_on_a_phone() {
        var page = workbench.dark(320, 640).newPage();
        page.navigate("/policies");
        assertThat(page.locator("h1")).isVisible();
        assertAccessible(page);
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("no sideways scrolling at 320 px")
                .isEqualTo(320);
        press(page, "?");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        assertAccessible(page);
    }

    private static void press(Page page, String key) {
        page.locator("main").focus();
        page.keyboard().press(key);
    }
}
