package dev.leadline.rules;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.rules.BrokenRules;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.kernel.rules.RuleFile;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A folder of rules, read and compiled whole or not at all. */
public final class RuleFolder {

    private RuleFolder() {}

    /**
     * The rules of a folder, ready to decide: some seconds for the first in a JVM.
     *
     * @throws Invalid when it cannot be read, holds no rules, or they do not compile
     */
    public static RuleBase load(ContentFolder folder) {
        return compile(read(folder));
    }

    /** @throws Invalid when it cannot be read, or holds no rules */
    static List<RuleFile> read(ContentFolder folder) {
        var files = folder.read().entrySet().stream()
                .filter(file -> file.getKey().endsWith(".drl"))
                .map(file -> new RuleFile(file.getKey(), new String(file.getValue(), StandardCharsets.UTF_8)))
                .sorted()
                .toList();
        if (files.isEmpty()) {
            throw new Invalid(
                    "/rules", folder.origin(), "The folder of rules (" + folder.origin() + ") contains no .drl file.");
        }
        return files;
    }

    /** @throws Invalid when they do not compile */
    static RuleBase compile(List<RuleFile> files) {
        try {
            return RuleBase.compile(files);
        } catch (BrokenRules broken) {
            throw new Invalid(broken.complaints().stream()
                    .map(complaint -> new Invalid.Fault("/rules/" + complaint.file(), null, complaint.toString()))
                    .toList());
        }
    }
}
