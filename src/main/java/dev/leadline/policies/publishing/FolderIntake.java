package dev.leadline.policies.publishing;

import dev.leadline.approvals.Warrant;
import dev.leadline.calendars.Calendars;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Transition;
import dev.leadline.policies.publications.Publication;
import dev.leadline.policies.publications.Publications;
import dev.leadline.policies.reviews.FindingBody;
import dev.leadline.policies.reviews.Review;
import dev.leadline.policies.reviews.Reviews;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.policies.source.PolicyFolder;
import dev.leadline.rules.ContentFolder;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Takes over what changed in the folder of policies since it was last taken over: all of it, or nothing. */
@ApplicationScoped
class FolderIntake {

    private static final Logger LOG = Logger.getLogger(FolderIntake.class);

    /** Who publishes what comes from the folder. */
    private static final String FOLDER = Publication.Said.FOLDER;

    private static final int MOST_TRIES = 5;

    private final Changes changes;
    private final Calendars calendars;
    private final Reviews reviews;
    private final Publications publications;
    private final Publishing publishing;
    private final FolderDrafts drafts;

    /** The treatment of a policy that changed in the folder. */
    enum Changes {
        /** It is published at once. */
        PUBLISH,
        /** It becomes a draft, for someone to publish. */
        DRAFT;

        static Changes parse(String setting) {
            return Arrays.stream(values())
                    .filter(each -> each.name().equalsIgnoreCase(setting))
                    .findFirst()
                    .orElseThrow(() -> new Invalid(
                            "/leadline.policies.changes",
                            setting,
                            "The setting LEADLINE_POLICIES_CHANGES (" + setting + ") must be publish or draft."));
        }
    }

    FolderIntake(
            @ConfigProperty(name = "leadline.policies.changes", defaultValue = "publish") String changes,
            Calendars calendars,
            Reviews reviews,
            Publications publications,
            Publishing publishing,
            FolderDrafts drafts) {
        this.changes = Changes.parse(changes);
        this.calendars = calendars;
        this.reviews = reviews;
        this.publications = publications;
        this.publishing = publishing;
        this.drafts = drafts;
    }

    /**
     * Takes over what changed. When another replica publishes at the same time, which happens when several start together, what
     * it published is looked at first: mostly it is the very same.
     *
     * @throws Invalid when an error stands or a case fails; then nothing was taken over
     */
    void takeOver(PolicyFolder.Content content, ContentFolder folder) {
        for (int tries = 1; ; tries++) {
            try {
                takeOverOnce(content, folder);
                return;
            } catch (Problem overtaken) {
                boolean isLost =
                        overtaken.type() == ProblemType.CONFLICT || overtaken.type() == ProblemType.APPROVAL_NEEDED;
                if (!isLost || tries == MOST_TRIES) {
                    throw overtaken;
                }
                LOG.infof("Another replica published at the same time. %s", overtaken.getMessage());
                publishing.refresh();
            }
        }
    }

    private void takeOverOnce(PolicyFolder.Content content, ContentFolder folder) {
        var seen = publications.folder();
        var changed = content.policies().stream()
                .filter(policy -> !policy.source().hash().equals(seen.get(policy.id())))
                .toList();
        var reviewed = reviews.ofFolder(content, changed);
        check(reviewed);
        var reason = "Imported from " + folder.origin() + ".";
        var wanted = changed.stream()
                .filter(policy -> isPublished(policy, folder, seen.containsKey(policy.id())))
                .toList();
        var published = wanted.stream().filter(policy -> !needsConsents(policy)).toList();
        var steps = published.stream()
                .filter(policy -> !publishing.isPublished(policy))
                .map(policy -> step(policy, reviewed.get(policy), reason))
                .toList();
        publishing.commit(
                () -> calendars.loadWithin(content.calendars(), folder.origin()),
                steps,
                kept -> changed.forEach(policy -> {
                    if (!published.contains(policy)) {
                        draft(policy, reason);
                    }
                    if (wanted.contains(policy) && !published.contains(policy)) {
                        drafts.propose(policy, reason, ids(reviewed.get(policy)));
                    }
                    publications.rememberFolder(policy.id(), policy.source().hash());
                }));
    }

    private void draft(AuthoredPolicy policy, String reason) {
        var last = publishing.findLast(policy.id()).map(Publication::sequence).orElse(null);
        drafts.draft(policy, reason, last);
    }

    private static void check(Map<AuthoredPolicy, Review> reviewed) {
        var faults = new ArrayList<Invalid.Fault>();
        reviewed.forEach((policy, review) -> {
            review.errors().forEach(finding -> {
                var place = place(policy, finding);
                faults.add(new Invalid.Fault(place, null, sentence(place, finding)));
            });
            review.doubts().forEach(finding -> LOG.warn(sentence(place(policy, finding), finding)));
            review.failures()
                    .forEach(failure -> faults.add(new Invalid.Fault(
                            failure.file(),
                            failure.name(),
                            failure.file() + ": The case " + failure.name() + " fails: "
                                    + String.join(" ", failure.differences()))));
        });
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    private static String place(AuthoredPolicy policy, FindingBody finding) {
        return policy.id() + (finding.table() == null ? "" : "/" + finding.table() + ".csv");
    }

    private static String sentence(String place, FindingBody finding) {
        return place + ": " + finding.detail() + (finding.advice() == null ? "" : "\n" + finding.advice());
    }

    /** What merely ships with a new release never replaces what was published by someone here. */
    private boolean isPublished(AuthoredPolicy policy, ContentFolder folder, boolean known) {
        if (!known && publishing.findLast(policy.id()).isEmpty()) {
            return true;
        }
        var last = publishing.findLast(policy.id());
        boolean ours = last.filter(publication -> publication.said().source().equals(FOLDER))
                .isPresent();
        return changes == Changes.PUBLISH && (folder.isMounted() || ours);
    }

    /** The first publication ever needs none, and neither does what is in force already. */
    private boolean needsConsents(AuthoredPolicy policy) {
        return publishing.findLast(policy.id()).isPresent()
                && !publishing.isPublished(policy)
                && publishing.needsConsents(policy.id());
    }

    private static Set<String> ids(Review review) {
        return review.findings().stream().map(FindingBody::id).collect(Collectors.toSet());
    }

    private Publishing.Step step(AuthoredPolicy policy, Review review, String reason) {
        var now = publishing.now();
        var said = new Publication.Said(now, FOLDER, reason, Transition.NEW_LEADS, FOLDER, null);
        long last = publishing.findLast(policy.id()).map(Publication::sequence).orElse(0L);
        var wanted = Publication.published(policy.id(), last == 0 ? null : now, said);
        var warrant = last == 0 ? Warrant.EXEMPT : Warrant.NOBODY;
        return new Publishing.Step(publishing.reviewed(wanted, review, ids(review)), policy, last, warrant);
    }
}
