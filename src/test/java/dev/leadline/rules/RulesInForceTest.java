package dev.leadline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.NoRules;
import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.kernel.tracking.RulesPublication;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RulesInForceTest {

    private static final String RULE = "rule \"Another\"\n    @clause(\"R1\")\nwhen\n    String()\nthen\nend\n";

    @TempDir
    Path folder;

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int SLOW_LEADS = 2;

    private final RevisionsInMemory kept = new RevisionsInMemory();
    private RulesInForce rules;
    private final List<RuleBase> handedOut = new ArrayList<>();

    @BeforeEach
    void mount_a_copy_of_the_shipped_rules() throws IOException {
        try (var shipped = Files.list(Path.of("rules"))) {
            for (var file :
                    shipped.filter(each -> each.toString().endsWith(".drl")).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        rules = new RulesInForce(Optional.of(folder), LONGEST, SLOW_LEADS, kept);
        rules.use(handedOut::add);
    }

    private void write(String file, String drl) throws IOException {
        Files.writeString(folder.resolve(file), drl);
        rules.reload();
    }

    @Test
    void a_change_is_swapped_in_whole_and_is_another_revision() throws IOException {
        var before = rules.get();

        write("another.drl", "package dev.leadline.another\n" + RULE);

        assertThat(rules.get().revision()).isNotEqualTo(before.revision()).startsWith("sha256:");
        assertThat(rules.get().ruleNames()).contains("Another").containsAll(before.ruleNames());
        assertThat(handedOut).containsExactly(before, rules.get());
        assertThat(rules.findRejected()).isEmpty();
    }

    @Test
    void nothing_happens_while_nothing_changes() {
        var before = rules.get();

        rules.reload();
        rules.reload();

        assertThat(rules.get()).isSameAs(before);
        assertThat(handedOut).hasSize(1);
    }

    @Test
    void a_broken_change_keeps_the_rules_and_is_reported_with_file_and_line_until_it_is_mended() throws IOException {
        var before = rules.get();
        var tiers = Files.readString(folder.resolve("1-tiers.drl"));

        write("1-tiers.drl", tiers.replace("insert( new Tier(", "insert( new Teir("));

        assertThat(rules.get()).isSameAs(before);
        assertThat(handedOut).hasSize(1);
        assertThat(rules.findRejected()).hasValueSatisfying(why -> assertThat(why)
                .contains("1-tiers.drl")
                .containsPattern("line \\d+")
                .contains("Teir"));
        assertThat(health().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(health().getData().orElseThrow())
                .containsEntry("revision", before.revision())
                .containsEntry("rejected", rules.findRejected().orElseThrow());

        rules.reload();
        assertThat(rules.findRejected()).isPresent();

        write("1-tiers.drl", tiers);
        assertThat(rules.findRejected()).isEmpty();
        assertThat(health().getData().orElseThrow()).doesNotContainKey("rejected");
        assertThat(rules.get()).isSameAs(before);
    }

    @Test
    void a_broken_change_that_is_mended_otherwise_comes_into_force() throws IOException {
        write("another.drl", "this is no DRL");
        assertThat(rules.findRejected())
                .hasValueSatisfying(why -> assertThat(why).contains("another.drl, line 1"));

        write("another.drl", "package dev.leadline.another\n" + RULE);

        assertThat(rules.findRejected()).isEmpty();
        assertThat(rules.get().ruleNames()).contains("Another");
    }

    @Test
    void a_user_that_cannot_take_them_keeps_the_rules_that_it_had_and_is_asked_again() throws IOException {
        var before = rules.get();
        var refusals = new ArrayList<RuleBase>();
        rules.use(next -> {
            if (next != before && refusals.isEmpty()) {
                refusals.add(next);
                throw new IllegalStateException("not now");
            }
        });

        write("another.drl", "package dev.leadline.another\n" + RULE);
        assertThat(rules.get()).isSameAs(before);
        assertThat(rules.findRejected()).contains("not now");

        rules.reload();
        assertThat(rules.get().ruleNames()).contains("Another");
        assertThat(rules.findRejected()).isEmpty();
    }

    @Test
    void a_folder_that_goes_away_changes_nothing() throws IOException {
        var before = rules.get();
        for (var file : before.files()) {
            Files.delete(folder.resolve(file.name()));
        }
        rules.reload();
        assertThat(rules.get()).isSameAs(before);
        assertThat(rules.findRejected())
                .hasValueSatisfying(why -> assertThat(why).contains("contains no .drl file"));

        Files.delete(folder);
        rules.reload();
        assertThat(rules.get()).isSameAs(before);
        assertThat(rules.findRejected())
                .hasValueSatisfying(why -> assertThat(why).contains(folder.toString(), "does not exist"));
    }

    @Test
    void a_mounted_config_map_is_read_once_though_it_holds_each_file_twice() throws IOException {
        var mount = folder.resolve("mount");
        var hidden = Files.createDirectories(mount.resolve("..2026_01_01"));
        Files.copy(Path.of("rules", "1-tiers.drl"), hidden.resolve("1-tiers.drl"));
        Files.createSymbolicLink(mount.resolve("..data"), Path.of("..2026_01_01"));
        Files.createSymbolicLink(mount.resolve("1-tiers.drl"), Path.of("..data", "1-tiers.drl"));
        var link = Files.createSymbolicLink(folder.resolve("link"), mount);

        for (var path : List.of(mount, link)) {
            assertThat(ContentFolder.of("rules", Optional.of(path)).read()).containsOnlyKeys("1-tiers.drl");
        }
    }

    private RulesInForce started(Path mounted) {
        rules = new RulesInForce(Optional.of(mounted), LONGEST, SLOW_LEADS, kept);
        rules.use(handedOut::add);
        return rules;
    }

    @Test
    void at_start_rules_that_are_not_there_leave_nothing_in_force_and_it_is_said_why() throws IOException {
        kept.forget();
        var none = Files.createDirectory(folder.resolve("none"));
        assertThat(started(none).findRejected()).contains("The folder of rules (" + none + ") contains no .drl file.");
        var missing = folder.resolve("missing");
        assertThat(started(missing).findRejected())
                .contains(
                        "The folder of rules (" + missing + ") does not exist.\nCheck the setting LEADLINE_RULES_DIR.");
        assertThat(health().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThatThrownBy(() -> rules.get().apply(List.of()))
                .isInstanceOf(NoRules.class)
                .hasMessageContaining("No rules are in force. The folder of rules (" + missing + ") does not exist.");
    }

    @Test
    void at_start_the_last_rules_that_passed_go_on_when_those_of_the_folder_are_refused() throws IOException {
        var before = rules.get();
        Files.writeString(folder.resolve("another.drl"), "this is no DRL");

        started(folder);

        assertThat(rules.get().revision()).isEqualTo(before.revision());
        assertThat(rules.findRejected())
                .hasValueSatisfying(why -> assertThat(why).contains("another.drl, line 1"));
        assertThat(health().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(kept.lastFirst()).hasSize(1);
    }

    @Test
    void rules_that_a_user_refuses_are_tried_again_when_what_they_were_tried_on_has_changed() throws IOException {
        var before = rules.get();
        var tried = new ArrayList<RuleBase>();
        var state = new AtomicInteger();
        rules.use(new RuleUser() {
            @Override
            public void accept(RuleBase accepted) {}

            @Override
            public void check(RuleBase candidate, boolean trusted) {
                tried.add(candidate);
                if (state.get() == 0) {
                    throw new Invalid("/rules", null, "The case one fails.");
                }
            }

            @Override
            public Object state() {
                return state.get();
            }
        });
        write("another.drl", "package leadline.another\n" + RULE);
        rules.reload();
        assertThat(rules.get()).isSameAs(before);
        assertThat(rules.findRejected()).contains("The case one fails.");
        assertThat(tried).hasSize(1);

        state.set(1);
        rules.reload();
        assertThat(rules.get().ruleNames()).contains("Another");
        assertThat(kept.lastFirst())
                .extracting(RulesPublication::revision)
                .containsExactly(rules.get().revision(), before.revision());
    }

    @Test
    @Timeout(30)
    void rules_that_hang_are_put_out_of_force_for_good_and_those_before_go_on() throws Exception {
        var before = rules.get();
        var wait = "package leadline.waits\nrule \"Waits\" when Long() then Thread.sleep(20000); end\n";
        write("another.drl", wait);
        var waiting = rules.get();
        assertThatThrownBy(() -> waiting.apply(List.of(1L))).isInstanceOf(RuleFault.class);
        assertThat(rules.get()).isSameAs(waiting);
        assertThatThrownBy(() -> waiting.apply(List.of(2L))).isInstanceOf(RuleFault.class);
        for (int i = 0; i < 100 && !rules.get().revision().equals(before.revision()); i++) {
            Thread.sleep(50);
        }

        assertThat(rules.get().revision()).isEqualTo(before.revision());
        assertThat(rules.findRejected())
                .hasValueSatisfying(why -> assertThat(why).contains("was taken out of force", "\"Waits\""));
        rules.reload();
        assertThat(rules.get().revision()).isEqualTo(before.revision());
        assertThat(started(folder).get().revision()).isEqualTo(before.revision());
        assertThat(rules.findRejected())
                .hasValueSatisfying(why -> assertThat(why).contains("taken out of force before"));

        write("another.drl", wait.replace("20000", "1"));
        assertThat(rules.get().ruleNames()).contains("Waits");
    }

    private HealthCheckResponse health() {
        return new RulesHealth(rules, new RuleFailures(new SimpleMeterRegistry())).call();
    }
}
