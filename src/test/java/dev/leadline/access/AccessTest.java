package dev.leadline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.database.CannotStart;
import dev.leadline.web.problems.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AccessTest {

    private static Identity key(Set<String> policies, Role... roles) {
        return new Identity(Identity.Kind.KEY, "1q2w3e4r", "CRM", Set.of(roles), policies);
    }

    @Test
    void a_role_may_do_what_its_row_says_and_nothing_else() {
        var application = key(null, Role.APPLICATION);

        assertThat(Access.decide(application, Action.DECIDE, Matter.ANY)).isEmpty();
        assertThat(Access.decide(application, Action.PUBLISH, Matter.ANY))
                .contains("Publishing needs the role approver or admin.\nYou are CRM with the role application.");
    }

    @Test
    void two_roles_may_do_what_either_may() {
        var both = key(null, Role.VIEWER, Role.OPERATOR);

        assertThat(Access.decide(both, Action.OPERATE, Matter.ANY)).isEmpty();
        assertThat(Access.decide(both, Action.MANAGE_KEYS, Matter.ANY))
                .contains("Managing keys needs the role admin.\nYou are CRM with the roles operator, viewer.");
    }

    @Test
    void no_role_may_nothing() {
        assertThat(Access.decide(key(null), Action.BE_SIGNED_IN, Matter.ANY))
                .hasValueSatisfying(why -> assertThat(why).endsWith("You are CRM with no role."));
    }

    @Test
    void a_key_of_some_policies_uses_no_other() {
        var some = key(Set.of("web-leads", "call-backs"), Role.APPLICATION);

        assertThat(Access.decide(some, Action.DECIDE, Matter.policy("web-leads")))
                .isEmpty();
        assertThat(Access.decide(some, Action.DECIDE, Matter.policy("renewals")))
                .contains("CRM (key:1q2w3e4r) may not use the policy (renewals).\nIt may use: call-backs, web-leads.");
        assertThatThrownBy(() -> Access.demand(some, Action.DECIDE, Matter.policy("renewals")))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.status()).isEqualTo(403));
    }

    @Test
    void only_an_admin_may_do_everything() {
        for (var role : Role.values()) {
            assertThat(role.actions().size() == Action.values().length)
                    .as(role.word())
                    .isEqualTo(role == Role.ADMIN);
        }
    }

    @Test
    void an_auditor_may_read_all_that_any_role_may_read_and_change_nothing() {
        for (var action : Action.values()) {
            boolean isRead = action.name().startsWith("READ_");
            boolean isComing = action == Action.SIGN_IN || action == Action.BE_SIGNED_IN;
            assertThat(Role.AUDITOR.actions().contains(action))
                    .as(action.name())
                    .isEqualTo(isRead || isComing);
        }
    }

    @Test
    void a_record_says_who_it_was_and_a_name_cannot_say_it() {
        var actor = key(null, Role.APPLICATION).actor();

        assertThat(actor.text()).isEqualTo("CRM (key:1q2w3e4r)");
        assertThat(Actor.idOf(actor.text())).isEqualTo("key:1q2w3e4r");
        assertThat(Actor.idOf(new Actor("key:1q2w3e4r", "CRM (account:ann)").text()))
                .isEqualTo("key:1q2w3e4r");
        assertThat(Actor.idOf("ann@example.com")).isEqualTo("ann@example.com");
        assertThat(Actor.pretends("Ann (account:ann)")).isTrue();
        assertThat(Actor.pretends("Ann (Berlin)")).isFalse();
        assertThat(new Actor("key:1q2w3e4r", "x".repeat(300)).text())
                .hasSize(200)
                .endsWith("x (key:1q2w3e4r)");
    }

    @Test
    void local_mode_is_for_this_machine_alone() {
        assertThat(LocalMode.reasonAgainst("auto", true, true, false)).isEmpty();
        assertThat(LocalMode.reasonAgainst("auto", false, true, false))
                .contains("the database is not the one that the server brings");
        assertThat(LocalMode.reasonAgainst("auto", true, false, false))
                .hasValueSatisfying(why -> assertThat(why).startsWith("others than this machine may ask"));
        assertThat(LocalMode.reasonAgainst("auto", true, true, true)).contains("a sign-on was set up");
        assertThat(LocalMode.reasonAgainst("required", true, true, false)).contains("LEADLINE_ACCESS is required");
        assertThat(LocalMode.reasonAgainst("local", false, true, false)).isEmpty();
        assertThatThrownBy(() -> LocalMode.reasonAgainst("local", true, false, false))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("LEADLINE_ACCESS (local) lets in whoever reaches the server");
        assertThatThrownBy(() -> LocalMode.reasonAgainst("none", true, true, false))
                .isInstanceOf(CannotStart.class)
                .hasMessage("LEADLINE_ACCESS (none) must be auto, required or local.\nLeave it out for auto.");
    }

    @Test
    void the_page_on_access_says_of_each_role_what_it_may() throws IOException {
        var page = Files.readString(Path.of("docs/access.md"));
        for (var role : Role.values()) {
            var row = page.lines()
                    .filter(line -> line.startsWith("| `" + role.word() + "` |"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("docs/access.md has no row for " + role.word()));
            var may = role == Role.ADMIN
                    ? "everything"
                    : role.actions().stream()
                            .filter(action -> action != Action.SIGN_IN && action != Action.BE_SIGNED_IN)
                            .map(action -> "`" + action.word() + "`")
                            .sorted()
                            .collect(Collectors.joining(", "));
            var said = Arrays.stream(row.split("\\|")[3].strip().split(", "))
                    .sorted()
                    .collect(Collectors.joining(", "));
            assertThat(said).as(role.word()).isEqualTo(may);
        }
    }
}
