package dev.leadline.policies.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Undo and redo by revisions, as the two stacks of an editor would do it. */
class UndoStepsTest {

    private static String steps(int last, Map<Integer, Integer> wentBack) {
        var steps = new UndoSteps(last, wentBack);
        return text(steps.undo()) + " " + text(steps.redo());
    }

    private static String text(OptionalInt revision) {
        return revision.isPresent() ? String.valueOf(revision.getAsInt()) : "-";
    }

    @Test
    void each_undo_goes_one_edit_further_back_and_each_redo_comes_one_nearer() {
        assertThat(steps(1, Map.of())).isEqualTo("- -");
        assertThat(steps(3, Map.of())).isEqualTo("2 -");
        assertThat(steps(4, Map.of(4, 2))).isEqualTo("1 3");
        assertThat(steps(5, Map.of(4, 2, 5, 1))).isEqualTo("- 2");
        assertThat(steps(6, Map.of(4, 2, 5, 1, 6, 2))).isEqualTo("1 3");
        assertThat(steps(7, Map.of(4, 2, 5, 1, 6, 2, 7, 3))).isEqualTo("2 -");
    }

    @Test
    void an_edit_after_an_undo_ends_what_could_be_done_again() {
        assertThat(steps(5, Map.of(4, 2))).isEqualTo("2 -");
        assertThat(steps(6, Map.of(4, 2, 6, 2))).isEqualTo("1 5");
    }

    @Test
    void who_goes_back_by_several_edits_can_redo_them_one_by_one() {
        assertThat(steps(6, Map.of(6, 2))).isEqualTo("1 3");
        assertThat(steps(7, Map.of(6, 2, 7, 3))).isEqualTo("2 4");
    }

    @Test
    void who_goes_to_what_was_undone_and_edited_over_is_on_its_way_again() {
        assertThat(steps(6, Map.of(4, 2, 6, 3))).isEqualTo("2 -");
    }

    /** 0 is an edit, 1 an undo, 2 a redo; where there is none to be done, an edit. */
    @Property(tries = 500)
    void they_are_those_of_two_stacks(@ForAll List<Integer> commands) {
        var wentBack = new HashMap<Integer, Integer>();
        var undo = new ArrayList<Integer>();
        var redo = new ArrayList<Integer>();
        int present = 1;
        int last = 1;
        for (int command : commands) {
            int kind = Math.floorMod(command, 3);
            last++;
            if (kind == 1 && !undo.isEmpty()) {
                redo.add(present);
                present = undo.remove(undo.size() - 1);
                wentBack.put(last, present);
            } else if (kind == 2 && !redo.isEmpty()) {
                undo.add(present);
                present = redo.remove(redo.size() - 1);
                wentBack.put(last, present);
            } else {
                undo.add(present);
                redo.clear();
                present = last;
            }
            var steps = new UndoSteps(last, wentBack);
            assertThat(text(steps.undo())).isEqualTo(top(undo));
            assertThat(text(steps.redo())).isEqualTo(top(redo));
        }
    }

    private static String top(List<Integer> stack) {
        return stack.isEmpty() ? "-" : String.valueOf(stack.get(stack.size() - 1));
    }
}
