package dev.leadline.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.leadline.PackagedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The pages as people meet them: the packaged server with sample data, and a real browser. Server and browser are started
 * once for all tests of pages; each test has a browser of its own, as it were. A test fails on an error in the browser's
 * console that it has not allowed.
 *
 * <p>Besides the shipped policies there is {@link #ALWAYS_OPEN}, with the same tables and a calendar that never closes: so what
 * a test tells about its leads is in time or late at any hour.
 */
public final class Workbench implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {

    /** The policy to name for leads of a test. */
    public static final String ALWAYS_OPEN = "always-open";

    /** A name that leads to this machine in the browser, and is none of the server's. */
    static final String REBOUND = "evil.test";

    private static final ExtensionContext.Namespace PAGES = ExtensionContext.Namespace.create(Workbench.class);

    private ExtensionContext.Store store;
    private Running running;
    private BrowserContext context;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> allowed = new ArrayList<>();

    @Override
    public void beforeAll(ExtensionContext test) {
        var browser = browser();
        // CI sets it, so that a machine without a browser is no green build.
        if (System.getenv("CI") == null) {
            assumeThat(browser).as("a Chromium on the path").isNotNull();
        }
        assertThat(browser).as("a Chromium on the path").isNotNull();
        store = test.getRoot().getStore(PAGES);
        running = store.getOrComputeIfAbsent(Running.class, key -> Running.start(browser), Running.class);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        complaints.clear();
        allowed.clear();
        context = newContext(new Browser.NewContextOptions());
    }

    @Override
    public void afterEach(ExtensionContext test) {
        context.browser().contexts().forEach(BrowserContext::close);
        assertThat(complaints).as("what the browser's console complains of").allMatch(complaint -> allowed.stream()
                .anyMatch(complaint::contains));
    }

    /** Another browser beside the first: another person, or another screen. */
    public BrowserContext newContext(Browser.NewContextOptions options) {
        if (options.baseURL == null) {
            options.setBaseURL(url());
        }
        var made = running.browser.newContext(options.setLocale("en-GB"));
        made.setDefaultTimeout(15_000);
        made.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        made.onWebError(error -> complaints.add(error.error()));
        return made;
    }

    /** A browser that uses dark colours, of this size. */
    public BrowserContext dark(int width, int height) {
        return newContext(
                new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK).setViewportSize(width, height));
    }

    /** A page at an address of the server, such as {@code /queue}. */
    public Page open(String address) {
        var page = context.newPage();
        page.navigate(address);
        return page;
    }

    /** The browser of the test. */
    public BrowserContext context() {
        return context;
    }

    /** A complaint in the console that belongs to the test, such as that the server is away. */
    public void allow(String complaint) {
        allowed.add(complaint);
    }

    /** The server behind the pages, to tell it things over HTTP. */
    public PackagedServer server() {
        return running.server;
    }

    /**
     * A second server over the same database, which asks everybody for credentials. What the first one is told without any, it
     * knows too.
     */
    public PackagedServer guarded() {
        return store.getOrComputeIfAbsent(Guarded.class, key -> Guarded.start(server()), Guarded.class)
                .server();
    }

    /** The folder of policies that the server has mounted. */
    public Path policies() {
        return running.policies;
    }

    /** Where the server is: {@code http://127.0.0.1:...}. */
    public String url() {
        return "http://127.0.0.1:" + running.server.port();
    }

    /** No violation of the rules of accessibility, in the state in which the page is. */
    public static void assertAccessible(Page page) {
        assertNothingFound(page, new AxeBuilder(page));
    }

    /** Whatever can be pressed is 24 px high and wide, or stands alone; what stands in a sentence may be smaller. */
    public static void assertTargets(Page page) {
        assertNothingFound(page, new AxeBuilder(page).withRules(List.of("target-size")));
    }

    private static void assertNothingFound(Page page, AxeBuilder axe) {
        var violations = axe.analyze().getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream()
                        .map(node -> rule.getId() + " at " + node.getHtml() + "\n" + node.getFailureSummary()))
                .toList();
        assertThat(violations).as("what axe finds on " + page.url()).isEmpty();
    }

    /** A Chromium; null where there is none. */
    public static Path browser() {
        return Stream.concat(
                        Stream.ofNullable(System.getenv("LEADLINE_BROWSER")).map(Path::of),
                        Stream.of(System.getenv("PATH").split(":"))
                                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                                        .map(name -> Path.of(folder, name))))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** What runs once for all tests of pages. */
    private record Running(PackagedServer server, Path policies, Playwright playwright, Browser browser)
            implements AutoCloseable {

        static Running start(Path executable) {
            try {
                var folder = Files.createTempDirectory("leadline-pages");
                var policies = policies(folder);
                var server = PackagedServer.start(
                        folder.resolve("data"), Map.of("LEADLINE_POLICIES_DIR", policies.toString()));
                var sample = server.post("/v1/samples", "{}", Duration.ofMinutes(3));
                assertThat(sample.statusCode()).as(sample.body()).isEqualTo(201);
                var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(executable)
                                // as root there is no other way
                                .setChromiumSandbox(false)
                                // whoever owns that name could make it lead to this machine as well
                                .setArgs(List.of("--host-resolver-rules=MAP " + REBOUND + " 127.0.0.1")));
                return new Running(server, policies, playwright, browser);
            } catch (Exception failed) {
                throw new IllegalStateException("The pages could not be opened.", failed);
            }
        }

        /** The shipped policies, and beside them one under a calendar that never closes. */
        private static Path policies(Path folder) throws Exception {
            var shipped = Path.of("policies");
            copy(shipped, folder.resolve("policies"), file -> true);
            var policy = folder.resolve("policies").resolve(ALWAYS_OPEN);
            copy(shipped.resolve("mql-to-sal-predictive"), policy, file -> !file.toString()
                    .contains("cases"));
            var settings = policy.resolve("policy.yaml");
            Files.writeString(
                    settings,
                    Files.readString(settings)
                            .replace("id: mql-to-sal-predictive", "id: " + ALWAYS_OPEN)
                            .replace("calendar: us-sales", "calendar: " + ALWAYS_OPEN)
                            .replace("answersForStage: true", "answersForStage: false"));
            Files.writeString(
                    folder.resolve("policies/calendars").resolve(ALWAYS_OPEN + ".yaml"),
                    Stream.of("mon", "tue", "wed", "thu", "fri", "sat", "sun")
                            .map(day -> "  " + day + ": [[\"00:00\", \"24:00\"]]\n")
                            .reduce("id: " + ALWAYS_OPEN + "\ntimezone: America/New_York\nhours:\n", String::concat));
            return folder.resolve("policies");
        }

        private static void copy(Path from, Path to, Predicate<Path> wanted) throws Exception {
            try (var files = Files.walk(from)) {
                for (var file : files.filter(wanted).toList()) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
            server.close();
        }
    }
}
