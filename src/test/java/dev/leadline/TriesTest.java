package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

class TriesTest {

    private static final int ALL = 100;
    private static int made;

    @Property(tries = ALL)
    void a_property_makes_a_part_of_the_tries_that_it_names(@ForAll long any) {
        made++;
    }

    @AfterContainer
    static void check() {
        assertThat(made).isEqualTo(Effort.ofTries(ALL));
    }
}
