package dev.leadline.charts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Draws lines as SVG, with text that a reader can search. It needs no fonts: whoever shows the picture has them. */
public final class SvgChart {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 40;
    private static final int BOTTOM = 80;
    private static final int TICKS = 5;
    private static final int MOST_PLACES = 12;
    private static final List<String> COLOURS = List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7");

    private final LineChart chart;
    private final Range across;
    private final Range up;

    /** From the least to the largest of what is drawn. */
    private record Range(double least, double largest) {

        double share(double value) {
            return largest == least ? 0.5 : (value - least) / (largest - least);
        }
    }

    private SvgChart(LineChart chart) {
        this.chart = chart;
        this.across = range(LineChart.Point::x, LineChart.Point::x);
        var found = range(LineChart.Point::low, LineChart.Point::high);
        this.up = new Range(Math.min(0, found.least()), Math.max(0, found.largest()));
    }

    /** An SVG document of 640 times 320 points. Every text in it is escaped. */
    public static String of(LineChart chart) {
        return new SvgChart(chart).draw();
    }

    private Range range(ToDoubleFunction<LineChart.Point> least, ToDoubleFunction<LineChart.Point> largest) {
        var points =
                chart.lines().stream().flatMap(line -> line.points().stream()).toList();
        return new Range(
                points.stream().mapToDouble(least).min().orElseThrow(),
                points.stream().mapToDouble(largest).max().orElseThrow());
    }

    private String draw() {
        var axes = chart.axes();
        var svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT));
        svg.append(" font-family=\"sans-serif\" font-size=\"12\"><title>")
                .append(escaped(axes.title()))
                .append("</title><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
        text(svg, WIDTH / 2.0, 22, "middle", axes.title());
        text(svg, WIDTH / 2.0, HEIGHT - 40.0, "middle", axes.x());
        svg.append("<g transform=\"rotate(-90 16 %s)\">".formatted(number(HEIGHT / 2.0)));
        text(svg, 16, HEIGHT / 2.0, "middle", axes.y());
        svg.append("</g>");
        grid(svg);
        for (int i = 0; i < chart.lines().size(); i++) {
            line(svg, chart.lines().get(i), COLOURS.get(i % COLOURS.size()));
            legend(svg, i);
        }
        return svg.append("</svg>\n").toString();
    }

    private void grid(StringBuilder svg) {
        for (int i = 0; i <= TICKS; i++) {
            double value = up.least() + (up.largest() - up.least()) * i / TICKS;
            stroke(svg, LEFT, y(value), WIDTH - RIGHT, y(value), "#ddd");
            text(svg, LEFT - 6.0, y(value) + 4, "end", number(value));
        }
        stroke(svg, LEFT, y(0), WIDTH - RIGHT, y(0), "#666");
        double step = Math.max(1, Math.ceil((across.largest() - across.least()) / MOST_PLACES));
        for (double at = across.least(); at <= across.largest(); at += step) {
            var place = chart.axes().place(at);
            text(svg, x(at), HEIGHT - BOTTOM + 18.0, "middle", place.isEmpty() ? number(at) : place);
        }
    }

    private void line(StringBuilder svg, LineChart.Line line, String colour) {
        var points = line.points();
        if (line.hasBand()) {
            var back = new ArrayList<>(points);
            Collections.reverse(back);
            svg.append("<polygon fill=\"%s\" fill-opacity=\"0.2\" points=\"%s %s\"/>"
                    .formatted(colour, places(points, LineChart.Point::low), places(back, LineChart.Point::high)));
        }
        svg.append("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s points=\"%s\"/>"
                .formatted(
                        colour,
                        line.isDashed() ? " stroke-dasharray=\"6 4\"" : "",
                        places(points, LineChart.Point::y)));
        for (var point : points) {
            svg.append("<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"%s\"><title>%s: %s</title></circle>"
                    .formatted(
                            number(x(point.x())),
                            number(y(point.y())),
                            colour,
                            escaped(line.name() + ", " + number(point.x())),
                            number(point.y())));
        }
    }

    private void legend(StringBuilder svg, int number) {
        double x = LEFT + (double) number * (WIDTH - LEFT) / chart.lines().size();
        svg.append("<rect x=\"%s\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\"/>"
                .formatted(number(x), HEIGHT - 24, COLOURS.get(number % COLOURS.size())));
        text(svg, x + 18, HEIGHT - 14.0, "start", chart.lines().get(number).name());
    }

    private String places(List<LineChart.Point> points, ToDoubleFunction<LineChart.Point> height) {
        return points.stream()
                .map(point -> number(x(point.x())) + "," + number(y(height.applyAsDouble(point))))
                .collect(Collectors.joining(" "));
    }

    private double x(double value) {
        return LEFT + across.share(value) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - up.share(value) * (HEIGHT - TOP - BOTTOM);
    }

    private static void stroke(StringBuilder svg, double x1, double y1, double x2, double y2, String colour) {
        svg.append("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\"/>"
                .formatted(number(x1), number(y1), number(x2), number(y2), colour));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
                .formatted(number(x), number(y), anchor, escaped(text)));
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
