package dev.leadline.commands;

import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.cases.CaseRunner;
import dev.leadline.decisions.UnrecordedDecisions;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.policies.publications.PoliciesInForce;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.policies.source.PolicyFolder;
import dev.leadline.policies.source.PolicySource;
import dev.leadline.rules.ContentFolder;
import dev.leadline.rules.RuleFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A folder of policies that a command was given.
 *
 * @param name how it was named
 * @param files content by path within it
 * @param reading what can be read of it
 */
record PolicyFiles(String name, SortedMap<String, byte[]> files, PolicyFolder.Reading reading) {

    /** As the server's setting is when it is not told another. */
    private static final Duration LONGEST_DECISION = Duration.ofSeconds(1);

    /** Whoever can be interrupted says in this time what was found, and ends by itself. */
    private static final long GRACE_MILLIS = 2_000;

    /** @throws Invalid when there is no such folder, it cannot be read, or holds no policy */
    static PolicyFiles in(Path folder) {
        mustBeFolder(folder);
        return of(ContentFolder.of("policies", Optional.of(folder)), folder.toString());
    }

    static void mustBeFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Invalid(
                    "",
                    folder,
                    "The folder (" + folder + ") " + (Files.exists(folder) ? "is not a folder." : "does not exist."));
        }
    }

    /** The policies that ship. */
    static PolicyFiles shipped() {
        return of(ContentFolder.of("policies", Optional.empty()), "the shipped policies");
    }

    private static PolicyFiles of(ContentFolder folder, String name) {
        var files = folder.read();
        if (files.keySet().stream().noneMatch(path -> path.endsWith("/policy.yaml"))) {
            throw new Invalid(
                    "",
                    name,
                    "The folder (" + name
                            + ") contains no policy.yaml.\nUse the folder that contains"
                            + " one folder per policy.");
        }
        return new PolicyFiles(name, files, new PolicyFolder(files).look());
    }

    /** The rules of a folder, or those that ship: some seconds. */
    static RuleBase rules(Path folder) {
        if (folder != null) {
            mustBeFolder(folder);
        }
        var rules = RuleFolder.load(ContentFolder.of("rules", Optional.ofNullable(folder)));
        rules.limit(LONGEST_DECISION, hung -> giveUp(rules, hung));
        return rules;
    }

    /** A thread that hangs cannot be ended but with the process. */
    private static void giveUp(RuleBase rules, RuleFault hung) {
        var ending = new Thread(() -> {
            try {
                Thread.sleep(GRACE_MILLIS);
            } catch (InterruptedException nobodyDoes) {
                Thread.currentThread().interrupt();
            }
            if (rules.stuck() > 0) {
                System.err.println(hung.getMessage());
                Runtime.getRuntime().halt(Commands.FOUND);
            }
        });
        ending.setDaemon(true);
        ending.start();
    }

    /** The folders that hold a policy, broken or not. */
    Set<String> policyFolders() {
        return files.keySet().stream()
                .filter(path -> path.endsWith("/policy.yaml"))
                .map(path -> path.substring(0, path.lastIndexOf('/')))
                .collect(Collectors.toSet());
    }

    /** The files of one policy by their path; none when the folder holds no such policy. */
    SortedMap<String, byte[]> parts(String policy) {
        var parts = new TreeMap<>(files.subMap(policy + "/", policy + "0"));
        parts.keySet().removeIf(path -> !PolicySource.isPart(path.substring(policy.length() + 1)));
        return parts.containsKey(policy + "/policy.yaml") ? parts : new TreeMap<>();
    }

    /** The files that hold a calendar, broken or not. */
    Set<String> calendarFiles() {
        return files.keySet().stream()
                .filter(path -> path.startsWith("calendars/") && path.endsWith(".yaml"))
                .collect(Collectors.toSet());
    }

    List<AuthoredPolicy> policies() {
        return reading.content().policies();
    }

    List<Invalid.Fault> faults() {
        return reading.faults();
    }

    /** @throws Invalid when there is none with that id that can be read */
    AuthoredPolicy policy(String id) {
        return policies().stream()
                .filter(policy -> policy.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        "",
                        id,
                        "There is no readable policy (" + id + ") in " + name + ".\nUse one of "
                                + policies().stream().map(AuthoredPolicy::id).collect(Collectors.joining(", ")) + "."));
    }

    /** A policy alone, so that what is wrong with another does not matter. */
    PoliciesInForce alone(AuthoredPolicy policy, RuleBase rules) {
        return new PoliciesInForce(List.of(policy.policy()), calendars(), rules);
    }

    /**
     * All policies together.
     *
     * @throws Invalid when any of them is broken
     */
    PoliciesInForce all(RuleBase rules) {
        if (!faults().isEmpty()) {
            throw new Invalid(faults());
        }
        return new PoliciesInForce(
                policies().stream().map(AuthoredPolicy::policy).toList(), calendars(), rules);
    }

    static CaseRunner.Decisions decisions(PoliciesInForce policies, InstantSource clock) {
        return new UnrecordedDecisions(policies, clock);
    }

    /** Finds a calendar as the kernel wants it. */
    Optional<VersionedCalendar> findCalendar(String id) {
        return Optional.ofNullable(calendars().get(id))
                .map(each -> new VersionedCalendar(each.calendar(), each.version()));
    }

    private Map<String, CalendarVersion> calendars() {
        return reading.content().calendars().stream()
                .collect(Collectors.toMap(CalendarVersion::id, Function.identity(), (first, second) -> first));
    }
}
