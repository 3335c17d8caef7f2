package dev.leadline.commands;

import dev.leadline.web.QuotedText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what is different between two folders of policies, such as the checkouts of two commits. */
@Command(
        name = "diff",
        description = "Show the differences between two folders of policies: settings, rows, cells, hours and cases.",
        footer = {"", "Exit codes: 0 no difference; 1 differences; 2 a folder cannot be read."})
final class DiffCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OLD", description = "The folder of policies before.")
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW", description = "The folder of policies after.")
    private Path recent;

    @Mixin
    private Report report;

    /** The differences as JSON. */
    private record DiffReport(
            String before,
            String after,
            boolean same,
            List<PolicyDifference> policies,
            List<CalendarChange> calendars) {}

    /** A policy or a calendar, for people. */
    private record Part(String name, ChangeType how, List<String> sentences) {

        static List<Part> of(DiffReport told) {
            return Stream.concat(
                            told.policies().stream().map(each -> new Part(each.policy(), each.how(), each.sentences())),
                            told.calendars().stream()
                                    .map(each -> new Part(each.calendar(), each.how(), each.sentences())))
                    .toList();
        }

        String headline() {
            return QuotedText.of(name) + ": " + how.word();
        }

        String text() {
            return headline() + "\n"
                    + sentences.stream()
                            .map(each -> "  " + QuotedText.ofSentence(each).replace("\n", "\n  ") + "\n")
                            .collect(Collectors.joining());
        }
    }

    @Override
    public Integer call() {
        var before = PolicyFiles.in(old);
        var after = PolicyFiles.in(recent);
        var policies = different(
                before.policyFolders(), after.policyFolders(), name -> PolicyDifference.of(name, before, after));
        var calendars = different(
                before.calendarFiles(), after.calendarFiles(), file -> CalendarChange.of(file, before, after));
        boolean same = policies.isEmpty() && calendars.isEmpty();
        var told = new DiffReport(before.name(), after.name(), same, policies, calendars);
        report.tell(spec.commandLine().getOut(), () -> text(told), () -> told, () -> junit(told));
        return same ? Commands.OK : Commands.FOUND;
    }

    private static <D> List<D> different(Set<String> before, Set<String> after, Function<String, Optional<D>> compare) {
        var names = new TreeSet<>(before);
        names.addAll(after);
        return names.stream().flatMap(name -> compare.apply(name).stream()).toList();
    }

    private static String text(DiffReport told) {
        return Part.of(told).stream().map(Part::text).collect(Collectors.joining())
                + "%s and %s: %d policies and %d calendars differ%n"
                        .formatted(
                                told.before(),
                                told.after(),
                                told.policies().size(),
                                told.calendars().size());
    }

    /** What differs is a failure, for builds in which nothing may. */
    private static String junit(DiffReport told) {
        var tested = Part.of(told).stream()
                .map(part -> new JUnitXml.Tested(
                        "diff",
                        part.name(),
                        Stream.concat(Stream.of(part.headline()), part.sentences().stream())
                                .toList(),
                        List.of()))
                .toList();
        return JUnitXml.write("leadline diff", tested);
    }
}
