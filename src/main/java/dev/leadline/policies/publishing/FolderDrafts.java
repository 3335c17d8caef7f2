package dev.leadline.policies.publishing;

import dev.leadline.policies.drafts.Drafts;
import dev.leadline.policies.publications.Publication;
import dev.leadline.policies.source.AuthoredPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Set;
import org.jboss.logging.Logger;

/** Makes a draft of what changed in the folder of policies where it is not published at once. */
@ApplicationScoped
class FolderDrafts {

    private static final Logger LOG = Logger.getLogger(FolderDrafts.class);

    /** What the drafts are called, and who edits them. */
    private static final String FOLDER = Publication.Said.FOLDER;

    private final Drafts drafts;
    private final Event<FolderDrafted> drafted;

    FolderDrafts(Drafts drafts, Event<FolderDrafted> drafted) {
        this.drafts = drafts;
        this.drafted = drafted;
    }

    /** @param last the publication that it is built upon; {@code null} for none */
    void draft(AuthoredPolicy policy, String reason, Long last) {
        drafts.replace(policy.id(), FOLDER, policy.source(), drafts.edit(reason, FOLDER), last);
        LOG.infof("%s The draft %s of policy %s has it.", reason, FOLDER, policy.id());
    }

    /** Has a draft proposed, because others must consent to it. */
    void propose(AuthoredPolicy policy, String reason, Set<String> acknowledged) {
        drafted.fire(new FolderDrafted(policy.id(), FOLDER, reason, acknowledged));
    }
}
