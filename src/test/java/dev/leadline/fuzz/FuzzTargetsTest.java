package dev.leadline.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code FuzzIT} does for long and with an eye on the branches that are taken, in short and blindly. */
class FuzzTargetsTest {

    private static final int TRIES = 300;

    @ParameterizedTest
    @EnumSource
    void what_it_begins_with_is_read(FuzzTarget target) throws Exception {
        int read = 0;
        for (var seed : target.seeds()) {
            target.feed(seed);
            read++;
        }
        assertThat(read).as("inputs to begin with").isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_broken_somewhere_is_read_or_refused_with_a_sentence(FuzzTarget target) throws Exception {
        var random = new Random(target.ordinal());
        for (var seed : target.seeds()) {
            for (int i = 0; i < TRIES / target.seeds().size() + 1; i++) {
                var broken = broken(seed, random);
                assertThatCode(() -> target.feed(broken))
                        .as(() -> new String(broken))
                        .doesNotThrowAnyException();
            }
        }
    }

    /** Some bytes are others, and the end may be missing. */
    private static byte[] broken(byte[] whole, Random random) {
        var broken = Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(whole.length + 1) : whole.length);
        for (int i = 0; broken.length > 0 && i <= random.nextInt(4); i++) {
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        }
        return broken;
    }
}
