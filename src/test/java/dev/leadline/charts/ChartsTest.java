package dev.leadline.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.charts.BarChart.Bar;
import dev.leadline.charts.LineChart.Line;
import dev.leadline.charts.LineChart.Point;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartsTest {

    private static final Axes WEEKS = new Axes("Share kept", "week", "%", List.of("2 Nov", "9 Nov", "16 Nov"));
    private static final int BLUE = 0x0072B2;

    private static BufferedImage picture(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static long pixels(BufferedImage picture, int colour) {
        var all = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return Arrays.stream(all).filter(each -> (each & 0xFFFFFF) == colour).count();
    }

    @Test
    void a_line_is_drawn_with_its_band() throws Exception {
        var sure = List.of(Point.of(0, 80), Point.of(1, 85), Point.of(2, 82));
        var vague = List.of(new Point(0, 80, 60, 95), new Point(1, 85, 70, 97), new Point(2, 82, 65, 96));

        var plain = picture(Charts.png(new LineChart(WEEKS, List.of(new Line("kept", sure, false))))
                .orElseThrow());
        var banded = picture(Charts.png(new LineChart(WEEKS, List.of(new Line("kept", vague, false))))
                .orElseThrow());

        assertThat(plain.getWidth()).isEqualTo(640);
        assertThat(plain.getHeight()).isEqualTo(260);
        assertThat(pixels(plain, BLUE)).isGreaterThan(300);
        assertThat(pixels(plain, 0xFFFFFF)).isGreaterThan(pixels(banded, 0xFFFFFF) + 5_000);
    }

    @Test
    void bars_grow_with_what_they_count() throws Exception {
        var axes = new Axes("", "", "duties", List.of());

        var few = picture(Charts.png(new BarChart(axes, List.of(new Bar("under 1", 10), new Bar("1 to 3", 1))))
                .orElseThrow());
        var more = picture(Charts.png(new BarChart(axes, List.of(new Bar("under 1", 10), new Bar("1 to 3", 9))))
                .orElseThrow());

        assertThat(pixels(more, BLUE)).isGreaterThan(pixels(few, BLUE) * 3 / 2);
    }

    @Test
    void the_same_figures_are_the_same_picture() {
        var chart = new LineChart(WEEKS, List.of(new Line("kept", List.of(Point.of(0, 1)), true)));

        assertThat(Charts.png(chart)).hasValueSatisfying(png -> assertThat(png)
                .isEqualTo(Charts.png(chart).orElseThrow()));
    }

    @Test
    void a_point_lies_within_its_band() {
        assertThatThrownBy(() -> new Point(1, 5, 6, 7))
                .hasMessage("The point (1.0, 5.0) must lie within its band (6.0 to 7.0).");
        assertThatThrownBy(() -> new Bar("late", -1)).hasMessage("The height (-1.0) of late must be at least 0.");
    }

    /** Another process: what Java finds, it finds once. */
    @Test
    void without_fonts_there_is_no_picture_and_a_sentence_says_why(@TempDir Path folder) throws Exception {
        var noFonts = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
        var child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Java keeps there what fonts it found before
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                WithoutFonts.class.getName());
        child.environment().put("FONTCONFIG_FILE", noFonts.toString());
        var process = child.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said)
                .contains("Optional.empty")
                .contains("Charts cannot be drawn, because Java finds no fonts (")
                .contains("Install fontconfig and a font, such as the packages fontconfig and fonts-dejavu-core.");
    }

    /** What a server does where there are no fonts. */
    static final class WithoutFonts {

        public static void main(String[] none) {
            System.out.println(
                    Charts.png(new LineChart(WEEKS, List.of(new Line("kept", List.of(Point.of(0, 1)), false)))));
            System.out.println(Charts.missing().orElse("all is there"));
        }
    }
}
