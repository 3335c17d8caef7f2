package dev.leadline.policies;

import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.cases.CaseFile;
import dev.leadline.kernel.policy.rows.TableRow;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.kernel.rules.RuleFile;
import dev.leadline.policies.publications.PoliciesInForce;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.policies.source.PolicyFolder;
import dev.leadline.policies.source.PolicySource;
import dev.leadline.rules.ContentFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules and policies of this checkout, without a server. */
public final class Checkout {

    /** The policies that ship. */
    public static final Path SHIPPED = Path.of("policies");

    /** Policies that say what the shipped ones leave unsaid. */
    public static final Path MORE = Path.of("src/test/resources/more-policies");

    private static final RuleBase RULES = RuleBase.compile(read(Path.of("rules")).entrySet().stream()
            .filter(file -> file.getKey().endsWith(".drl"))
            .map(file -> new RuleFile(file.getKey(), new String(file.getValue(), StandardCharsets.UTF_8)))
            .toList());

    private static final ThreadLocal<RuleBase> OTHER_RULES = new ThreadLocal<>();

    private static final Map<Path, PolicyFolder.Content> CONTENT =
            Map.of(SHIPPED, content(SHIPPED), MORE, content(MORE));
    private static final Map<Path, PoliciesInForce> IN_FORCE =
            Map.of(SHIPPED, inForce(SHIPPED, RULES), MORE, inForce(MORE, RULES));

    private Checkout() {}

    /** The rules, compiled once; or those that a test is tried under. */
    public static RuleBase rules() {
        var other = OTHER_RULES.get();
        return other == null ? RULES : other;
    }

    /** Does something in which {@link #rules()} are others, in this thread. */
    public static void under(RuleBase other, Runnable doing) {
        OTHER_RULES.set(other);
        try {
            doing.run();
        } finally {
            OTHER_RULES.remove();
        }
    }

    /** All policies of one of the two folders. */
    public static PoliciesInForce inForce(Path folder) {
        return IN_FORCE.get(folder);
    }

    /** The same, decided by other rules. */
    public static PoliciesInForce inForce(Path folder, RuleBase rules) {
        return inForce(CONTENT.get(folder), rules);
    }

    /** All files of cases in a folder of policies. */
    public static List<CaseFile> cases(Path folder) {
        return CaseFile.in(read(folder));
    }

    /** The ids of all policies of a folder. */
    public static List<String> policies(Path folder) {
        return inForce(folder).all().stream().map(policy -> policy.terms().id()).toList();
    }

    /** The rows of all tables of a policy. */
    public static Stream<TableRow> rows(Path folder, String policy) {
        return inForce(folder).findWritten(policy).orElseThrow().rows().all();
    }

    /** The files of a policy of a folder. */
    public static PolicySource source(Path folder, String policy) {
        return new PolicyFolder(read(folder)).source(policy);
    }

    /** All policies of a folder, with some text of one file replaced. */
    public static PoliciesInForce edited(Path folder, String path, String found, String replacement) {
        var text = new String(read(folder).get(path), StandardCharsets.UTF_8);
        if (!text.contains(found)) {
            throw new IllegalArgumentException(path + " does not hold " + found);
        }
        return replaced(folder, path, text.replace(found, replacement));
    }

    /** All policies of a folder, with some of its files edited. */
    public static PoliciesInForce edited(Path folder, Map<String, UnaryOperator<String>> edits) {
        var files = read(folder);
        edits.forEach((path, edit) -> files.put(
                path,
                edit.apply(new String(files.get(path), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)));
        return load(files);
    }

    /** All policies of a folder, with one file replaced. */
    public static PoliciesInForce replaced(Path folder, String path, String text) {
        var files = read(folder);
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return load(files);
    }

    /** The shipped policies, applied by rules of which some files are edited. */
    public static PoliciesInForce edited(Map<String, UnaryOperator<String>> edits) {
        var files = rules().files().stream()
                .map(file -> edits.containsKey(file.name())
                        ? new RuleFile(file.name(), edits.get(file.name()).apply(file.drl()))
                        : file)
                .toList();
        return inForce(SHIPPED, RuleBase.compile(files));
    }

    /** All policies of a folder, applied by the shipped rules and one file of rules more. */
    public static PoliciesInForce with(Path folder, String drl) {
        var files = new ArrayList<>(rules().files());
        files.add(new RuleFile("9-own.drl", drl));
        return inForce(content(folder), RuleBase.compile(files));
    }

    /** Copies every file of a folder into another, and makes the folders that are missing there. */
    public static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static PoliciesInForce load(SortedMap<String, byte[]> files) {
        return inForce(new PolicyFolder(files).read(), RULES);
    }

    private static PolicyFolder.Content content(Path folder) {
        return new PolicyFolder(read(folder)).read();
    }

    private static PoliciesInForce inForce(PolicyFolder.Content content, RuleBase rules) {
        var calendars =
                content.calendars().stream().collect(Collectors.toMap(CalendarVersion::id, Function.identity()));
        var policies = content.policies().stream().map(AuthoredPolicy::policy).toList();
        return new PoliciesInForce(policies, calendars, rules);
    }

    private static SortedMap<String, byte[]> read(Path folder) {
        return ContentFolder.of(folder.toString(), Optional.of(folder)).read();
    }
}
