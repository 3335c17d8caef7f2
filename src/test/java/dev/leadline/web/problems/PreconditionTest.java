package dev.leadline.web.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leadline.kernel.Invalid;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If-Match and If-None-Match, as RFC 9110 has them, whatever is edited. */
class PreconditionTest {

    private static final Precondition.Edited THERE =
            new Precondition.Edited("draft", "main", List.of("r3-c", "r3-c.later"), "east-1 (edited the table)");
    private static final Precondition.Edited NOWHERE = new Precondition.Edited("draft", "main", List.of(), null);

    private static Problem refused(String ifMatch, String ifNoneMatch, Precondition.Edited edited) {
        return catchThrowableOfType(Problem.class, () -> check(ifMatch, ifNoneMatch, edited));
    }

    private static void check(String ifMatch, String ifNoneMatch, Precondition.Edited edited) {
        new Precondition(ifMatch, ifNoneMatch)
                .check(
                        edited,
                        tag -> tag.equals("r2-b")
                                ? Optional.of(List.of(new Invalid.Fault("/attempts/A", "8", "8 instead of 7")))
                                : Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", " * ", "\"r3-c\"", "r3-c", "\"r3-c.later\"", "\"r1-a\", \"r3-c\"", "W/\"r3-c\",\"r3-c\""})
    void whoever_names_the_present_state_may_edit_it(String ifMatch) {
        assertThat(refused(ifMatch, null, THERE)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"r1-a\"", "W/\"r3-c\"", "\"*\"", "\"\"", "\"", "", "r3", "\"r3-C\""})
    void what_was_never_a_state_is_told_with_the_present_one(String ifMatch) {
        var problem = refused(ifMatch, null, THERE);
        assertThat(problem.type()).isEqualTo(ProblemType.CHANGED_MEANWHILE);
        assertThat(problem.getMessage())
                .contains("is not a version of the draft (main)")
                .contains("the current version is \"r3-c\"");
        assertThat(problem.errors()).hasSize(1).allSatisfy(fault -> assertThat(fault.pointer())
                .isEqualTo("/If-Match"));
    }

    @Test
    void whoever_has_seen_an_earlier_state_is_told_who_changed_what() {
        var problem = refused("\"r0-z\", \"r2-b\"", null, THERE);
        assertThat(problem.type()).isEqualTo(ProblemType.CHANGED_MEANWHILE);
        assertThat(problem.getMessage()).contains("has changed, last by east-1 (edited the table)");
        assertThat(problem.errors()).extracting("pointer").containsExactly("/attempts/A");
    }

    @Test
    void whoever_names_no_state_is_told_the_present_one() {
        var problem = refused(null, null, THERE);
        assertThat(problem.type()).isEqualTo(ProblemType.PRECONDITION_REQUIRED);
        assertThat(problem.getMessage()).contains("Use If-Match: \"r3-c\".");
    }

    @Test
    void what_is_not_there_can_be_created_and_was_seen_by_nobody() {
        assertThat(refused(null, null, NOWHERE)).isNull();
        assertThat(refused(null, "*", NOWHERE)).isNull();
        assertThat(refused("*", null, NOWHERE).type()).isEqualTo(ProblemType.CHANGED_MEANWHILE);
    }

    @Test
    void whoever_wants_to_create_only_changes_nothing_that_is_there() {
        var problem = refused(null, "*", THERE);
        assertThat(problem.type()).isEqualTo(ProblemType.CHANGED_MEANWHILE);
        assertThat(problem.getMessage()).contains("There is already a draft (main); its version is \"r3-c\".");
        assertThat(refused("*", "\"r3-c\"", THERE).getMessage()).contains("must be * or absent");
    }
}
