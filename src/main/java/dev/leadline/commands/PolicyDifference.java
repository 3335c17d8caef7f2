package dev.leadline.commands;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.changes.PolicyChange;
import dev.leadline.kernel.policy.changes.PolicyDiff;
import dev.leadline.policies.source.PolicyFolder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A policy that is not the same in two folders.
 *
 * @param policy the name of its folder
 * @param how in which way
 * @param changes each setting, row and cell that is different; none when it was added or removed
 * @param cases the files of cases that are different
 * @param unread why it could not be compared; none when it was
 */
record PolicyDifference(
        String policy, ChangeType how, List<PolicyChange> changes, List<ChangedCases> cases, List<String> unread) {

    /** A file of cases that is not the same. */
    record ChangedCases(String file, ChangeType how) {}

    /** Empty when both folders say the same of it, however it is laid out. */
    static Optional<PolicyDifference> of(String policy, PolicyFiles before, PolicyFiles after) {
        var was = before.parts(policy);
        var is = after.parts(policy);
        if (was.isEmpty() || is.isEmpty()) {
            var how = was.isEmpty() ? ChangeType.ADDED : ChangeType.REMOVED;
            return Optional.of(new PolicyDifference(policy, how, List.of(), List.of(), List.of()));
        }
        if (same(was, is)) {
            return Optional.empty();
        }
        var changes = new ArrayList<PolicyChange>();
        var unread = new ArrayList<String>();
        try {
            changes.addAll(PolicyDiff.between(
                    new PolicyFolder(was).source(policy).written(),
                    new PolicyFolder(is).source(policy).written()));
        } catch (Invalid unreadable) {
            unread.addAll(whyUnread(policy, before, after, unreadable));
        }
        var cases = cases(policy, was, is);
        return changes.isEmpty() && cases.isEmpty() && unread.isEmpty()
                ? Optional.empty()
                : Optional.of(new PolicyDifference(policy, ChangeType.CHANGED, changes, cases, unread));
    }

    private static boolean same(SortedMap<String, byte[]> files, SortedMap<String, byte[]> others) {
        return files.keySet().equals(others.keySet())
                && files.keySet().stream().allMatch(path -> Arrays.equals(files.get(path), others.get(path)));
    }

    private static List<ChangedCases> cases(
            String policy, SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        return paths.stream()
                .filter(path -> path.startsWith(policy + "/cases/"))
                .filter(path -> !Arrays.equals(before.get(path), after.get(path)))
                .map(path -> new ChangedCases(path, ChangeType.of(before.get(path), after.get(path))))
                .toList();
    }

    /** The faults of both, each with its file. */
    private static List<String> whyUnread(String policy, PolicyFiles before, PolicyFiles after, Invalid unreadable) {
        var why = Stream.of(before, after)
                .flatMap(folder -> folder.faults().stream()
                        .filter(fault -> fault.pointer().startsWith(policy + "/"))
                        .map(fault -> folder.name() + "/" + fault.detail()))
                .toList();
        return why.isEmpty() ? List.of(unreadable.getMessage()) : why;
    }

    /** Returns the differences for people, a sentence each. */
    List<String> sentences() {
        var sentences = new ArrayList<String>();
        unread.forEach(why -> sentences.add("The comparison failed. " + why));
        for (var change : changes) {
            sentences.add(change.sentence() + (change.meaning() == null ? "" : " " + change.meaning()));
        }
        cases.forEach(each ->
                sentences.add("The cases " + each.file() + " are " + each.how().word() + "."));
        return sentences;
    }
}
