package dev.leadline.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.leadline.pages.Workbench.assertAccessible;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Others consent before a policy changes: whoever writes into the mounted folder is one person, and whoever browses another. */
@Tag("outside")
class ApprovalPageIT {

    private static final String NAMED =
            "if (location.protocol === 'http:') localStorage.setItem('leadline.name', 'analyst@example.com')";

    /** The folder is looked at every few seconds. */
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(40_000);

    @RegisterExtension
    static final Workbench workbench = new Workbench();

    @BeforeEach
    void named() {
        workbench.context().addInitScript(NAMED);
    }

    @Test
    void what_the_folder_proposes_is_looked_at_and_consented_to() throws IOException {
        var id = "consented-page";
        add(id);
        var page = workbench.open("/policies");
        assertThat(page.getByText(id).first()).isVisible(PATIENTLY);
        edit(id, "attempts.csv", "A,A,7,3,", "A,A,8,3,");

        var waiting = page.locator(".waiting-proposal").filter(new Locator.FilterOptions().setHasText(id));
        assertThat(waiting).isVisible(PATIENTLY);
        assertThat(waiting).containsText("The draft folder of " + id + " is to be published");
        assertThat(waiting).containsText("It waits for 1 consent.");
        assertThat(button(waiting, "Take back")).isDisabled();
        assertAccessible(page);

        waiting.getByText("Look at it").first().click();
        assertThat(page.locator("h1")).hasText("1 change, ready to be sent for approval");
        assertThat(button(page, "Send for approval")).hasCount(0);
        assertAccessible(page);
        button(page.locator(".waiting-proposal"), "Consent").click();
        assertThat(page.locator(".published")).containsText("by folder with the consent of analyst@example.com");

        page.navigate("/policies/" + id + "/history");
        assertThat(page.getByText("folder with the consent of analyst@example.com"))
                .isVisible();
    }

    @Test
    void ones_own_change_is_sent_for_approval_and_taken_back() throws Exception {
        var id = "proposed-page";
        add(id);
        var page = workbench.open("/policies");
        assertThat(page.getByText(id).first()).isVisible(PATIENTLY);
        var policy = PolicyOverHttp.of(workbench.server(), id, "analyst@example.com");
        policy.begin("mine");
        policy.set("mine", "attempts", "A", "PHONE", "8");

        page.navigate("/policies/" + id + "/drafts/mine/review");
        page.getByLabel("Why").fill("One more call pays");
        button(page, "Send for approval").click();
        var waiting = page.locator(".waiting-proposal");
        assertThat(waiting).containsText("One more call pays.");
        assertThat(button(waiting, "Consent")).isDisabled();
        assertThat(waiting).containsText("You edited what is proposed. Somebody who did not must consent.");
        assertThat(button(page, "Send for approval")).hasCount(0);

        button(waiting, "Take back").click();
        page.locator("dialog").getByLabel("Why").fill("Not yet");
        button(page.locator("dialog"), "Take back").click();
        assertThat(waiting).hasCount(0);
        assertThat(button(page, "Send for approval")).isVisible();
    }

    /** Adds a policy of which each change needs a consent: a copy of that which is always open. */
    private static void add(String id) throws IOException {
        var made = Files.createTempDirectory("leadline-policy").resolve(id);
        Files.createDirectories(made);
        try (var files = Files.list(workbench.policies().resolve(Workbench.ALWAYS_OPEN))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, made.resolve(file.getFileName()));
            }
        }
        var settings = made.resolve("policy.yaml");
        Files.writeString(
                settings,
                Files.readString(settings).replace("id: " + Workbench.ALWAYS_OPEN, "id: " + id) + "\napprovals: 1\n");
        Files.move(made, workbench.policies().resolve(id));
    }

    private static void edit(String id, String file, String found, String replacement) throws IOException {
        Path edited = workbench.policies().resolve(id).resolve(file);
        Files.writeString(edited, Files.readString(edited).replace(found, replacement));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }
}
