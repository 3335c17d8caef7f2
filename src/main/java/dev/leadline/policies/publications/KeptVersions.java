package dev.leadline.policies.publications;

import dev.leadline.calendars.publications.CalendarPublication;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.kernel.Invalid;
import dev.leadline.ledger.Versions;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.policies.source.PolicyText;
import dev.leadline.rules.RuleRevisions;
import dev.leadline.web.json.Canonical;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.LongFunction;
import org.jboss.logging.Logger;

/**
 * Keeps every version that a decision can name before one can: all that was ever published, by the rules that apply it now.
 * So whoever decides keeps nothing, and needs no connection of its own for it. What was kept is noted by the revision of the
 * rules, and is not read again at the next start.
 */
@ApplicationScoped
class KeptVersions {

    private static final Logger LOG = Logger.getLogger(KeptVersions.class);

    private final Versions versions;
    private final EntityManager database;

    KeptVersions(Versions versions, EntityManager database) {
        this.versions = versions;
        this.database = database;
    }

    /** The last publications whose versions are kept. */
    private record Mark(long policies, long calendars) {}

    /**
     * Keeps what was published since the last time by these rules: in the present transaction, or, as it may be much, each
     * version in one of its own.
     */
    void keep(PublishedPolicies published, LongFunction<AuthoredPolicy> read) {
        if (!published.rules().isNone()) {
            var mark = QuarkusTransaction.joiningExisting().call(() -> mark(published));
            keep(published, mark, read);
        }
    }

    private void keep(PublishedPolicies published, Mark mark, LongFunction<AuthoredPolicy> read) {
        if (mark.equals(
                new Mark(published.history().latest(), published.calendars().sequence()))) {
            return;
        }
        var rules = published.rules();
        versions.keep("rules", rules.revision(), "rules", RuleRevisions.text(rules));
        published.calendars().all().stream()
                .filter(each -> each.sequence() > mark.calendars())
                .map(CalendarPublication::calendar)
                .forEach(this::keep);
        long unreadable = published.history().published().stream()
                .filter(each -> each.sequence() > mark.policies())
                .filter(each -> !isKept(each, read, rules.revision()))
                .count();
        if (unreadable == 0) {
            QuarkusTransaction.joiningExisting().run(() -> note(published));
        }
    }

    /** What cannot be read any more decides nothing; it is tried again each time, and holds up nothing else. */
    private boolean isKept(Publication publication, LongFunction<AuthoredPolicy> read, String rules) {
        try {
            keep(read.apply(publication.sequence()), rules);
            return true;
        } catch (Invalid unreadable) {
            LOG.warnf("Publication %d cannot be read: %s", publication.sequence(), unreadable.getMessage());
            return false;
        }
    }

    private void keep(CalendarVersion calendar) {
        versions.keep("calendar", calendar.version(), calendar.id(), Canonical.json(calendar.definition()));
    }

    private void keep(AuthoredPolicy authored, String rules) {
        var text = PolicyText.canonical(authored.policy(), rules);
        versions.keep("policy", Canonical.sha256(text), authored.id(), text);
    }

    private Mark mark(PublishedPolicies published) {
        List<?> found = database.createNativeQuery(
                        "select policies, calendars from version_mark where rules = ?1", Object[].class)
                .setParameter(1, published.rules().revision())
                .getResultList();
        return found.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Mark(((Number) row[0]).longValue(), ((Number) row[1]).longValue()))
                .findFirst()
                .orElse(new Mark(0, 0));
    }

    private void note(PublishedPolicies published) {
        database.createNativeQuery("insert into version_mark as mark (rules, policies, calendars) values (?1, ?2, ?3)"
                        + " on conflict (rules) do update set policies = greatest(mark.policies, excluded.policies),"
                        + " calendars = greatest(mark.calendars, excluded.calendars)")
                .setParameter(1, published.rules().revision())
                .setParameter(2, published.history().latest())
                .setParameter(3, published.calendars().sequence())
                .executeUpdate();
    }
}
