package dev.leadline.alerts.subscriptions;

import dev.leadline.alerts.subscriptions.SubscriptionBody.Subject;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What receivers want to hear of, besides the alerts that name them. */
@ApplicationScoped
public class Subscriptions {

    private static final String ADD = "insert into receiver_subscription (receiver, event, subject, value)"
            + " values (:receiver, :event, :subject, :value)";

    private static final String OF_RECEIVER =
            "select subject, value from receiver_subscription where receiver = :receiver order by subject, value";

    private static final String MATCHING =
            """
            select subject, value, receiver from receiver_subscription where event = 'next-action-changed' and (
                subject = 'LEAD' and value = any(:leads)
                or subject = 'TEAM' and value = any(:teams)
                or subject = 'OWNER' and value = any(:owners))
            """;

    private static final String OF_EMERGENCIES =
            """
            select distinct receiver from receiver_subscription
            where event = 'published-in-emergency' and value = any(:policies) order by receiver
            """;

    private final Queries queries;

    Subscriptions(Queries queries) {
        this.queries = queries;
    }

    private record SubscriptionRow(String receiver, String event, Subject subject, String value) {}

    /** Those of a receiver, sorted. */
    public List<SubscriptionBody> of(String receiver) {
        return queries.list(
                OF_RECEIVER,
                Parameters.of("receiver", receiver),
                row -> SubscriptionBody.of(Subject.valueOf(row.getString(1)), row.getString(2)));
    }

    /** Makes these the subscriptions of a receiver, and no others. */
    public void replace(String receiver, Collection<SubscriptionBody> wanted) {
        queries.update(
                "delete from receiver_subscription where receiver = :receiver", Parameters.of("receiver", receiver));
        queries.updateEach(
                ADD,
                new LinkedHashSet<>(wanted)
                        .stream()
                                .map(each -> new SubscriptionRow(receiver, each.event(), each.subject(), each.value()))
                                .toList());
    }

    /** The receivers that hear that a policy went back in an emergency. */
    List<String> ofEmergencies(String policyId) {
        return queries.list(
                OF_EMERGENCIES,
                Parameters.of("policies", List.of(policyId, SubscriptionBody.ALL)),
                row -> row.getString(1));
    }

    /** Returns whether anyone subscribed to next actions. */
    boolean isAny() {
        return queries.list(
                        "select exists (select from receiver_subscription where event = 'next-action-changed')",
                        row -> row.getBoolean(1))
                .get(0);
    }

    /** The receivers that hear of each change, by lead. */
    Map<String, Collection<String>> receivers(Collection<NextActionChange> changes) {
        var leads = new TreeSet<String>();
        var teams = new TreeSet<String>();
        var owners = new TreeSet<String>();
        for (var change : changes) {
            leads.add(change.leadId());
            teams.addAll(change.teams());
            owners.addAll(change.owners());
        }
        var found = new TreeMap<String, Collection<String>>();
        var matching = queries.list(
                MATCHING,
                Parameters.of("leads", leads).and("teams", teams).and("owners", owners),
                row -> new SubscriptionRow(
                        row.getString(3),
                        SubscriptionBody.NEXT_ACTION_CHANGED,
                        Subject.valueOf(row.getString(1)),
                        row.getString(2)));
        for (var change : changes) {
            var receivers = new TreeSet<String>();
            matching.stream()
                    .filter(each -> change.isAbout(each.subject(), each.value()))
                    .forEach(each -> receivers.add(each.receiver()));
            if (!receivers.isEmpty()) {
                found.put(change.leadId(), receivers);
            }
        }
        return found;
    }
}
