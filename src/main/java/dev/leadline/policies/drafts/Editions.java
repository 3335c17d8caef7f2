package dev.leadline.policies.drafts;

import dev.leadline.access.Access;
import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.access.Matter;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publications.Publication;
import dev.leadline.policies.publications.Publications;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds any text of a policy by its name. */
@ApplicationScoped
public class Editions {

    private static final Pattern VERSION = Pattern.compile("sha256:[0-9a-f]{64}");
    /** {@code policy:7} is what transitions called {@code publication:7} before; it is read and deprecated. */
    private static final Pattern PUBLICATION = Pattern.compile("(?:publication|policy):([0-9]{1,18})");

    private static final Pattern DRAFT = Pattern.compile("draft:([a-z0-9][a-z0-9-]{0,63})(?:@([0-9]{1,9}))?");

    private final Policies policies;
    private final Publications publications;
    private final Drafts drafts;
    private final InstantSource clock;
    private final Caller caller;

    Editions(Policies policies, Publications publications, Drafts drafts, InstantSource clock, Caller caller) {
        this.policies = policies;
        this.publications = publications;
        this.drafts = drafts;
        this.clock = clock;
        this.caller = caller;
    }

    /** @throws Problem 404 without such an edition, 403 when whoever asks may not read it */
    public Edition get(String policyId, String name) {
        var needed = draftOf(name).isPresent() ? Action.READ_DRAFTS : Action.READ_AGREEMENTS;
        caller.find().ifPresent(who -> Access.demand(who, needed, Matter.policy(policyId)));
        return find(policyId, name)
                .orElseThrow(() -> Problem.notFound("There is no edition (" + QuotedText.of(name) + ") of the policy ("
                        + QuotedText.of(policyId)
                        + ").\nUse in-force, a version (sha256:...), or a name such as"
                        + " publication:7, draft:main or draft:main@3."));
    }

    /**
     * Finds the publication that a copy of an edition is built upon: that which it copies while this is in force or to
     * come, so that whoever publishes the copy is told of any other; otherwise the last one. Empty for a new policy.
     */
    public Optional<Long> builtUpon(String policyId, String name) {
        var published = policies.present();
        var now = clock.instant();
        var last = published.history().findLast(policyId).map(Publication::sequence);
        var inForce = published.find(policyId, now).map(Publication::sequence);
        if (name.equals(Edition.IN_FORCE)) {
            return inForce.or(() -> last);
        }
        var copied = PUBLICATION.matcher(name);
        return copied.matches()
                ? Stream.concat(
                                inForce.stream(),
                                published.history().scheduled(policyId, now).stream()
                                        .map(Publication::sequence))
                        .filter(each -> each == Long.parseLong(copied.group(1)))
                        .findFirst()
                        .or(() -> last)
                : last;
    }

    /** The name of the draft that an edition is of; empty when it is of none. */
    static Optional<String> draftOf(String edition) {
        var draft = DRAFT.matcher(edition);
        return draft.matches() ? Optional.of(draft.group(1)) : Optional.empty();
    }

    /** The draft that an edition of a policy is of; {@code null} when it is of none. */
    public static Edition.OfDraft ofDraft(String policyId, String edition) {
        return draftOf(edition).map(name -> new Edition.OfDraft(policyId, name)).orElse(null);
    }

    private Optional<Edition> find(String policyId, String name) {
        if (name.equals(Edition.IN_FORCE)) {
            return policies.findInForce(policyId)
                    .map(authored -> new Edition(
                            name, authored.source(), null, authored.source().hash()));
        }
        if (VERSION.matcher(name).matches()) {
            return publications.findLast(policyId, name).map(found -> edition(name, found));
        }
        var publication = PUBLICATION.matcher(name);
        if (publication.matches()) {
            return publications
                    .find(policyId, Long.parseLong(publication.group(1)))
                    .filter(found -> found.kind() == Publication.Kind.PUBLISHED)
                    .map(found -> edition(name, found));
        }
        var draft = DRAFT.matcher(name);
        return draft.matches() ? draft(policyId, name, draft) : Optional.empty();
    }

    private Edition edition(String name, Publication found) {
        var source = publications.files(found.sequence());
        return new Edition(name, source, null, source.hash());
    }

    private Optional<Edition> draft(String policyId, String name, Matcher matched) {
        var found = matched.group(2) == null
                ? drafts.find(policyId, matched.group(1))
                : drafts.find(policyId, matched.group(1), Integer.parseInt(matched.group(2)));
        return found.map(draft -> new Edition(name, draft.source(), draft.revision(), draft.tag()));
    }
}
