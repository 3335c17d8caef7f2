package dev.leadline.kernel.rules;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;

/** Compiles files of rules, with file, line and column of each complaint. */
final class RuleCompiler {

    private static final Pattern COLUMN = Pattern.compile("Column: (\\d{1,6})");
    private static final String FOLDER = "src/main/resources/";

    static {
        LookUps.install();
    }

    private RuleCompiler() {}

    /** @throws BrokenRules when they do not compile */
    static KieBase compile(List<RuleFile> files) {
        var services = KieServices.get();
        // Under an id of their own: what is compiled at the same time elsewhere in this JVM must not get in between.
        var id =
                services.newReleaseId("dev.leadline", "rules", UUID.randomUUID().toString());
        var system = services.newKieFileSystem().generateAndWritePomXML(id);
        files.forEach(file -> system.write(FOLDER + file.name(), file.drl()));
        var results = services.newKieBuilder(system).buildAll().getResults();
        var errors = results.getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            throw new BrokenRules(errors.stream().map(RuleCompiler::complaint).toList());
        }
        var compiled = services.newKieContainer(id).getKieBase();
        services.getRepository().removeKieModule(id);
        return compiled;
    }

    private static BrokenRules.Complaint complaint(Message error) {
        var file = String.valueOf(error.getPath()).replace(FOLDER, "");
        // The compiler knows the column of many faults, but tells it in its text only.
        var inText = COLUMN.matcher(error.getText());
        int column = error.getColumn() == 0 && inText.find() ? Integer.parseInt(inText.group(1)) : error.getColumn();
        return new BrokenRules.Complaint(file, error.getLine(), column, error.getText());
    }
}
