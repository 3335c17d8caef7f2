package dev.leadline.rules;

import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.kernel.rules.RuleFile;
import dev.leadline.kernel.rules.RuleText;
import dev.leadline.kernel.tracking.RulesPublication;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.Canonical;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Reads revisions of the rules, that in force and those before, without compiling any. */
@ApplicationScoped
public class RuleRevisions {

    private final RulesInForce rules;
    private final Revisions revisions;

    RuleRevisions(RulesInForce rules, Revisions revisions) {
        this.rules = rules;
        this.revisions = revisions;
    }

    /**
     * Returns the address of a rule's text, relative to the server; the same for the same revision and name, always.
     */
    public static String link(String revision, String rule) {
        return "/v1/rules/revisions/" + revision + "/rules/"
                + URLEncoder.encode(rule, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The canonical form of rules, by which they are kept for as long as the decisions are. */
    public static String text(RuleBase rules) {
        return Canonical.json(rules.files().stream().collect(Collectors.toMap(RuleFile::name, RuleFile::drl)));
    }

    /** All that came into force, the last one first. */
    List<RulesPublication> lastFirst() {
        return revisions.lastFirst();
    }

    /**
     * The files of a revision.
     *
     * @param revision {@code null} for that in force
     * @throws Problem 404 when no decision was ever made by it
     */
    List<RuleFile> files(String revision) {
        if (revision == null || revision.equals(rules.get().revision())) {
            return rules.get().files();
        }
        return revisions
                .findFiles(revision)
                .orElseThrow(() -> Problem.notFound("There is no revision of the rules (" + QuotedText.of(revision)
                        + ").\nSee /v1/rules/revisions for all of them."));
    }

    /** Its rules one by one; see {@link #files(String)}. */
    List<RuleText> texts(String revision) {
        return RuleText.of(files(revision));
    }
}
