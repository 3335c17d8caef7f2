package dev.leadline.reports.mails;

import dev.leadline.policies.publications.PublishedTypes;
import dev.leadline.reports.LateNow;
import dev.leadline.reports.duties.DutyColumn;
import dev.leadline.reports.duties.Grouping;
import dev.leadline.reports.duties.LateAges;
import dev.leadline.reports.duties.ListedDutyRow;
import dev.leadline.reports.mails.DailyFigures.Group;
import dev.leadline.reports.mails.DailyFigures.Late;
import dev.leadline.reports.mails.DailyFigures.Lead;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what was late at the moment of a mail. */
@ApplicationScoped
class LateReading {

    private static final int MOST_LEADS = 15;
    private static final List<String> AGES =
            List.of("under 1 business day", "1 to 3 business days", "3 to 10 business days", "over 10 business days");

    private final LateNow late;
    private final PublishedTypes published;

    LateReading(LateNow late, PublishedTypes published) {
        this.late = late;
        this.published = published;
    }

    /** By owner at the deadline in a mail about one team, otherwise by team. */
    Late read(MailFrame frame) {
        var by = Grouping.of(frame.filter().isOfOneTeam() ? DutyColumn.OWNER : DutyColumn.TEAM);
        var groups = new ArrayList<Group>();
        var leads = new ArrayList<Lead>();
        for (var duty : published.obligationKinds()) {
            var asked = frame.asked(duty, null);
            late.groups(asked, List.of(by))
                    .forEach(each -> groups.add(new Group(
                            each.of().get(by),
                            duty,
                            each.ages().count(),
                            each.ages().findOldest().orElse(Duration.ZERO))));
            late.page(asked, null, MOST_LEADS).forEach(each -> leads.add(lead(each.duty(), frame)));
        }
        groups.sort(Comparator.comparingLong(Group::duties)
                .reversed()
                .thenComparing(Group::name, Comparator.nullsLast(Comparator.naturalOrder())));
        leads.sort(Comparator.comparing(Lead::lateFor).reversed().thenComparing(Lead::id));
        return new Late(groups, leads.subList(0, Math.min(MOST_LEADS, leads.size())));
    }

    private static Lead lead(ListedDutyRow duty, MailFrame frame) {
        return new Lead(
                duty.leadId(),
                duty.duty(),
                frame.filter().isOfOneTeam() ? duty.ownerNow() : duty.team(),
                duty.deadline(),
                Duration.ofSeconds(duty.openSecondsLate() == null ? 0 : duty.openSecondsLate()));
    }

    /** How many duties are late for how long, in business days. */
    Map<String, Long> byAge(MailFrame frame) {
        var all = LateAges.none();
        for (var duty : published.obligationKinds()) {
            all = all.plus(LateNow.total(late.groups(frame.asked(duty, null), List.of())));
        }
        var ages = new LinkedHashMap<String, Long>();
        for (int i = 0; i < AGES.size(); i++) {
            ages.put(AGES.get(i), all.byBusinessDays()[i]);
        }
        return ages;
    }
}
