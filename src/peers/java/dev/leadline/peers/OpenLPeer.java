package dev.leadline.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.openl.rules.runtime.RulesEngineFactory;

/** OpenL Tablets: tables of a workbook, compiled to methods of an interface. The workbook is written from {@link #TABLES}. */
final class OpenLPeer implements Peer {

    /** The methods that the tables become. */
    public interface Tables {

        String tierOf(double rank);

        int callsOf(String tier);

        int emailsOf(String tier);

        String firstCallWithin(String tier);

        String allAttemptsWithin(String tier);

        String[] actions(boolean reached, int callsLeft, int emailsLeft);
    }

    private static final List<List<List<String>>> TABLES = List.of(
            List.of(
                    List.of("SimpleRules String tierOf(double rank)"),
                    List.of("rank", "tier"),
                    List.of("[85..100)", "A"),
                    List.of("[60..85)", "B"),
                    List.of("[45..60)", "C")),
            byTier("int callsOf", "7", "4", "3"),
            byTier("int emailsOf", "3", "2", "1"),
            byTier("String firstCallWithin", "2 business hours", "4 business hours", "6 business hours"),
            byTier("String allAttemptsWithin", "8 business days", "10 business days", "12 business days"),
            List.of(
                    List.of("SimpleRules Collect String[] actions(boolean reached, int callsLeft, int emailsLeft)"),
                    List.of("reached", "calls left", "emails left", "action"),
                    List.of("true", "", "", "ACCEPT_OR_REJECT"),
                    List.of("false", "> 0", "", "CALL"),
                    List.of("false", "", "> 0", "EMAIL"),
                    List.of("false", "<= 0", "<= 0", "DISQUALIFY_OR_RETURN")));

    private final Tables tables;

    OpenLPeer() {
        try {
            var workbook = Files.createTempFile("policy", ".xlsx");
            write(workbook);
            tables = new RulesEngineFactory<>(workbook.toUri().toURL(), Tables.class).newEngineInstance();
            Files.delete(workbook);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static List<List<String>> byTier(String method, String a, String b, String c) {
        return List.of(
                List.of("SimpleRules " + method + "(String tier)"),
                List.of("tier", "value"),
                List.of("A", a),
                List.of("B", b),
                List.of("C", c));
    }

    private static void write(Path file) throws IOException {
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "Leadline", "1.0")) {
            var sheet = workbook.newWorksheet("Policy");
            int row = 1;
            for (var table : TABLES) {
                int last = table.get(table.size() - 1).size();
                sheet.range(row, 1, row, last).merge();
                for (var cells : table) {
                    for (int i = 0; i < cells.size(); i++) {
                        sheet.value(row, 1 + i, cells.get(i));
                    }
                    row++;
                }
                row++;
            }
        }
    }

    @Override
    public void decide(PeerCase lead) {
        var tier = tables.tierOf(lead.getRank());
        lead.setTier(tier);
        lead.setCalls(tables.callsOf(tier));
        lead.setEmails(tables.emailsOf(tier));
        lead.setFirstCallWithin(tables.firstCallWithin(tier));
        lead.setAllAttemptsWithin(tables.allAttemptsWithin(tier));
        for (var action : tables.actions(lead.isReached(), lead.getCallsLeft(), lead.getEmailsLeft())) {
            lead.addAction(action);
        }
    }
}
