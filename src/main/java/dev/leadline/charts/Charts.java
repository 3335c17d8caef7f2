package dev.leadline.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws charts as PNG, on a machine without a screen, too. Java draws text with the fonts of the machine; where it finds
 * none there are no pictures, and whoever wants one says the same in words.
 */
public final class Charts {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 260;

    /** Colours that people with any colour vision tell apart. */
    private static final List<Color> COLOURS =
            List.of(new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7));

    private static final int BAND = 0x38;
    private static final float[] DASHES = {6, 4};

    private Charts() {}

    /** Tried once: what a machine lacks, it lacks until the server starts anew. */
    private static final class Fonts {

        private static final String MISSING = find();

        private static String find() {
            try {
                System.setProperty("java.awt.headless", "true");
                new Font(Font.SANS_SERIF, Font.PLAIN, 10)
                        .createGlyphVector(new FontRenderContext(null, true, true), "0");
                return null;
            } catch (OutOfMemoryError | StackOverflowError other) {
                throw other;
            } catch (Error | RuntimeException without) {
                // Java has a different error for each thing it misses: fonts, fontconfig, FreeType, its own library
                return "Charts cannot be drawn, because Java finds no fonts (" + without
                        + ").\nInstall fontconfig and a font, such as the packages fontconfig and fonts-dejavu-core.";
            }
        }
    }

    /** Says why nothing can be drawn on this machine, and what to do; empty when it can. */
    public static Optional<String> missing() {
        return Optional.ofNullable(Fonts.MISSING);
    }

    /** A PNG of 640 times 260 points; empty where {@link #missing} says why. */
    public static Optional<byte[]> png(LineChart chart) {
        return missing().isPresent() ? Optional.empty() : Optional.of(bytes(drawn(chart)));
    }

    /** A PNG of 640 times 260 points; empty where {@link #missing} says why. */
    public static Optional<byte[]> png(BarChart chart) {
        return missing().isPresent() ? Optional.empty() : Optional.of(bytes(drawn(chart)));
    }

    private static XYChart drawn(LineChart wanted) {
        var axes = wanted.axes();
        var chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(axes.title())
                .xAxisTitle(axes.x())
                .yAxisTitle(axes.y())
                .build();
        style(chart.getStyler(), axes);
        chart.getStyler().setLegendVisible(wanted.lines().size() > 1);
        if (!axes.places().isEmpty()) {
            chart.getStyler().setXAxisMaxLabelCount(axes.places().size());
            chart.getStyler().setXAxisTickLabelsFormattingFunction(axes::place);
        }
        for (int i = 0; i < wanted.lines().size(); i++) {
            add(chart, wanted.lines().get(i), COLOURS.get(i % COLOURS.size()));
        }
        return chart;
    }

    /** The band goes below its line. */
    private static void add(XYChart chart, LineChart.Line line, Color colour) {
        var points = line.points();
        if (line.hasBand()) {
            var back = new ArrayList<>(points);
            Collections.reverse(back);
            var x = DoubleStream.concat(
                    points.stream().mapToDouble(LineChart.Point::x),
                    back.stream().mapToDouble(LineChart.Point::x));
            var y = DoubleStream.concat(
                    points.stream().mapToDouble(LineChart.Point::low),
                    back.stream().mapToDouble(LineChart.Point::high));
            var band = chart.addSeries(line.name() + ", band", x.toArray(), y.toArray());
            band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
            band.setFillColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND));
            band.setLineStyle(new BasicStroke(0)).setLineColor(new Color(0, true));
            band.setMarker(SeriesMarkers.NONE);
            band.setShowInLegend(false);
        }
        XYSeries series = chart.addSeries(
                line.name(),
                points.stream().mapToDouble(LineChart.Point::x).toArray(),
                points.stream().mapToDouble(LineChart.Point::y).toArray());
        series.setLineColor(colour);
        series.setMarkerColor(colour);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setLineStyle(
                line.isDashed()
                        ? new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0)
                        : new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    private static CategoryChart drawn(BarChart wanted) {
        var axes = wanted.axes();
        var chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(axes.title())
                .xAxisTitle(axes.x())
                .yAxisTitle(axes.y())
                .build();
        style(chart.getStyler(), axes);
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setAvailableSpaceFill(0.6).setLabelsVisible(true);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.addSeries(
                        "bars",
                        wanted.bars().stream().map(BarChart.Bar::name).toList(),
                        wanted.bars().stream().map(BarChart.Bar::height).toList())
                .setFillColor(COLOURS.get(0));
        return chart;
    }

    private static void style(AxesChartStyler styler, Axes axes) {
        styler.setChartTitleVisible(!axes.title().isEmpty())
                .setChartTitleBoxVisible(false)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setLegendPosition(LegendPosition.OutsideS)
                .setLegendLayout(LegendLayout.Horizontal)
                .setLegendBorderColor(Color.WHITE)
                .setMarkerSize(6);
        styler.setXAxisTitleVisible(!axes.x().isEmpty())
                .setYAxisTitleVisible(!axes.y().isEmpty());
    }

    private static byte[] bytes(IChart chart) {
        try {
            return BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
