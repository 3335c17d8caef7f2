package dev.leadline.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;
import org.kie.api.runtime.StatelessKieSession;

/** Drools with decision tables as its manual shows them: {@code policy.csv}, each row a rule, and a session for each lead. */
final class DroolsTablePeer implements Peer {

    private static final Path TABLES = Path.of("src/peers/resources/policy.csv");

    private final StatelessKieSession session;

    DroolsTablePeer() {
        var services = KieServices.get();
        var files = services.newKieFileSystem().write("src/main/resources/leadline/peers/policy.drl", drl());
        var built = services.newKieBuilder(files).buildAll();
        if (built.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(built.getResults() + "\n" + drl());
        }
        session = services.newKieContainer(built.getKieModule().getReleaseId()).newStatelessKieSession();
    }

    private static String drl() {
        try (var tables = Files.newInputStream(TABLES)) {
            return new SpreadsheetCompiler().compile(tables, InputType.CSV);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void decide(PeerCase lead) {
        session.execute(lead);
    }
}
