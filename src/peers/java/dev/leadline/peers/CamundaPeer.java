package dev.leadline.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/** The DMN engine of Camunda 7: decision tables of {@code policy.dmn}, each asked in its turn. */
final class CamundaPeer implements Peer {

    private static final Path MODEL = Path.of("src/peers/resources/policy.dmn");

    private final DmnEngine engine;
    private final DmnDecision tiers;
    private final DmnDecision attempts;
    private final DmnDecision deadlines;
    private final DmnDecision actions;

    /** @param legacy whether cells are read by JUEL, as before FEEL was complete, or by FEEL */
    CamundaPeer(boolean legacy) {
        var settings =
                (DefaultDmnEngineConfiguration) DefaultDmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        settings.enableFeelLegacyBehavior(legacy);
        engine = settings.buildEngine();
        tiers = decision("tiers");
        attempts = decision("attempts");
        deadlines = decision("deadlines");
        actions = decision("actions");
    }

    private DmnDecision decision(String key) {
        try (var model = Files.newInputStream(MODEL)) {
            return engine.parseDecision(key, model);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void decide(PeerCase lead) {
        lead.setTier(ask(tiers, Variables.createVariables().putValue("rank", lead.getRank()))
                .getSingleResult()
                .getEntry("tier"));
        var byTier = Variables.createVariables().putValue("tier", lead.getTier());
        var required = ask(attempts, byTier).getSingleResult();
        lead.setCalls(required.getEntry("calls"));
        lead.setEmails(required.getEntry("emails"));
        var times = ask(deadlines, byTier).getSingleResult();
        lead.setFirstCallWithin(times.getEntry("firstCallWithin"));
        lead.setAllAttemptsWithin(times.getEntry("allAttemptsWithin"));
        var progress = Variables.createVariables()
                .putValue("reached", lead.isReached())
                .putValue("callsLeft", lead.getCallsLeft())
                .putValue("emailsLeft", lead.getEmailsLeft());
        ask(actions, progress).<String>collectEntries("action").forEach(lead::addAction);
    }

    private DmnDecisionResult ask(DmnDecision decision, VariableMap variables) {
        return engine.evaluateDecision(decision, variables);
    }
}
