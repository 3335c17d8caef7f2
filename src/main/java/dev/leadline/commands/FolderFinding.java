package dev.leadline.commands;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.checks.Finding;
import dev.leadline.kernel.policy.checks.space.Example;
import dev.leadline.web.QuotedText;
import java.util.List;
import java.util.Locale;

/**
 * Something that was found out about a file of a folder of policies.
 *
 * @param path the file, by its path within the folder; empty when it is about the whole folder
 * @param severity how bad it is
 * @param kind what it is, such as {@code GAP}; {@code UNREADABLE} for a file or cell that cannot be read
 * @param rows the rows of the table it is about; of an unreadable cell the row's number
 * @param columns the columns of the table it is about
 * @param value what stands there, when it cannot be read; otherwise null
 * @param detail a sentence that names the things and their values
 * @param advice a sentence that says what to do; null when there is none
 * @param example a lead, or an attempt, that shows it; null when none does
 */
record FolderFinding(
        String path,
        Finding.Severity severity,
        String kind,
        List<String> rows,
        List<String> columns,
        String value,
        String detail,
        String advice,
        Example example) {

    /** @param policy the policy's folder */
    static FolderFinding from(String policy, Finding finding) {
        return new FolderFinding(
                policy + "/" + finding.table().tableName() + ".csv",
                finding.severity(),
                finding.kind().name(),
                finding.rows(),
                finding.columns(),
                null,
                finding.detail(),
                finding.advice(),
                finding.example());
    }

    /** @param fault whose pointer begins with the path of a file, and whose sentence may begin with it */
    static FolderFinding from(Invalid.Fault fault) {
        var path = path(fault.pointer());
        var place = fault.pointer().substring(path.length()).split("/");
        boolean inTable = path.endsWith(".csv");
        return unreadable(
                path,
                inTable && place.length > 1 ? List.of(place[1]) : List.of(),
                inTable && place.length > 2 ? List.of(place[2]) : List.of(),
                fault);
    }

    /** @param fault that stands against rules; its pointer names a file of them, or one of cases */
    static FolderFinding ofRules(Invalid.Fault fault) {
        var path = fault.pointer().startsWith("/") ? fault.pointer().substring(1) : fault.pointer();
        var lines = QuotedText.ofSentence(fault.detail()).split("\n", 2);
        return new FolderFinding(
                path,
                Finding.Severity.ERROR,
                "RULES",
                List.of(),
                List.of(),
                QuotedText.of(fault.value()),
                lines[0],
                lines.length > 1 ? lines[1] : null,
                null);
    }

    private static FolderFinding unreadable(String path, List<String> rows, List<String> columns, Invalid.Fault fault) {
        var detail = fault.detail();
        while (!path.isEmpty() && detail.startsWith(path + ": ")) {
            detail = detail.substring(path.length() + 2);
        }
        var lines = QuotedText.ofSentence(detail).split("\n", 2);
        return new FolderFinding(
                path,
                Finding.Severity.ERROR,
                "UNREADABLE",
                rows,
                columns,
                QuotedText.of(fault.value()),
                lines[0],
                lines.length > 1 ? lines[1] : null,
                null);
    }

    /** A file that lies where files are read, and is not one of them. */
    static FolderFinding notRead(String path) {
        return new FolderFinding(
                path,
                Finding.Severity.WARNING,
                "NOT_READ",
                List.of(),
                List.of(),
                null,
                "The file is ignored.",
                "Check its name: cases are named like cases/first-call.yaml, tables like attempts.csv.",
                null);
    }

    private static String path(String pointer) {
        for (var ending : List.of(".csv", ".yaml")) {
            int end = pointer.indexOf(ending);
            int next = end + ending.length();
            if (end >= 0 && (next == pointer.length() || pointer.charAt(next) == '/')) {
                return pointer.substring(0, next);
            }
        }
        return "";
    }

    boolean isError() {
        return severity == Finding.Severity.ERROR;
    }

    /** The finding for people: one line, and one for advice. */
    String text(String folder) {
        return (path.isEmpty() ? folder : path) + ": " + word() + ": " + detail
                + (advice == null ? "" : "\n  " + advice.replace("\n", "\n  ")) + "\n";
    }

    private String word() {
        return severity.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
