package dev.leadline.mutations;

import dev.leadline.cases.CaseFile;
import dev.leadline.cases.CaseRunner;
import dev.leadline.decisions.UnrecordedDecisions;
import dev.leadline.kernel.decision.DecisionProperties;
import dev.leadline.kernel.rules.BrokenRules;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.policies.Checkout;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells rules that are otherwise from those that are meant: by the compiler, the cases, the examples and the properties. */
final class Trial {

    private static final List<Path> FOLDERS = List.of(Checkout.SHIPPED, Checkout.MORE);

    private final Map<Path, List<CaseFile>> cases;
    private final int leads;

    /** @param leads on how many leads of each kind the properties are tried */
    Trial(int leads) {
        this.cases = FOLDERS.stream().collect(Collectors.toMap(folder -> folder, Checkout::cases));
        this.leads = leads;
    }

    /**
     * What became of a mutant.
     *
     * @param mutant the mutant
     * @param killedBy what told it from the rules; empty when nothing did
     */
    record Verdict(Mutant mutant, Optional<String> killedBy) {

        boolean survived() {
            return killedBy.isEmpty();
        }
    }

    /** Tries a mutant until something tells it from the rules. */
    Verdict on(Mutant mutant) {
        try {
            return new Verdict(
                    mutant,
                    findFault(RuleBase.compile(mutant.within(Checkout.rules().files()))));
        } catch (BrokenRules broken) {
            return new Verdict(
                    mutant, Optional.of("compiler " + broken.complaints().get(0).detail()));
        }
    }

    /** The first case, example or property that does not hold under these rules. */
    Optional<String> findFault(RuleBase rules) {
        for (var folder : FOLDERS) {
            var runner = new CaseRunner(new UnrecordedDecisions(Checkout.inForce(folder, rules), () -> Instant.EPOCH));
            for (var file : cases.get(folder)) {
                for (var each : file.cases()) {
                    if (!holds(
                            () -> runner.run(file.policy(), each).differences().isEmpty())) {
                        return Optional.of("case " + file.path() + " " + each.name());
                    }
                }
            }
        }
        return DecisionProperties.findBroken(rules, leads);
    }

    /** A decision that fails is told from one that is made. */
    private static boolean holds(java.util.function.BooleanSupplier check) {
        try {
            return check.getAsBoolean();
        } catch (RuntimeException failed) {
            return false;
        }
    }
}
