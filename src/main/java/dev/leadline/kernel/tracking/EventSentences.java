package dev.leadline.kernel.tracking;

import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.Terms;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Describes events in sentences for people. */
public final class EventSentences {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu HH:mm", Locale.ENGLISH);

    private EventSentences() {}

    /** @param terms those of the policy that the lead is under; {@code null} where no decision was made now */
    public static String of(Notices.Noticed noticed, @Nullable Terms terms, ZoneId zone) {
        var row = noticed.row();
        var what = what(row.kind(), terms);
        var lead = " for lead " + row.leadId();
        switch (noticed.type()) {
            case WARNED:
                return warned(noticed, what + lead, zone);
            case BREACH_WITHDRAWN:
                return capital(what) + lead + " was not late: a fact received later disproves the breach.";
            case BREACH_CORRECTED:
                return corrected(noticed, what, lead, zone);
            case BREACH_DISCOVERED:
                return late(noticed, what, lead, zone) + (isNews(row) ? "" : " A fact received later revealed this.");
            default:
                return late(noticed, what, lead, zone);
        }
    }

    /** Giving a lead up is a fact itself, and nothing else reveals it when it is told at once. */
    private static boolean isNews(KeptNotice row) {
        return isGivenUp(row) && !new AsOf(row.at()).isBefore(row.noticedAt());
    }

    private static boolean isGivenUp(KeptNotice row) {
        return row.kind().equals(ObligationKind.EARLY_DISQUALIFICATION);
    }

    private static String warned(Notices.Noticed noticed, String what, ZoneId zone) {
        var row = noticed.row();
        var obligation = Objects.requireNonNull(noticed.obligation(), "who is warned owes it, or did");
        var due = due(obligation, zone);
        if (!row.threshold().endsWith("%")) {
            return capital(what) + " was due by " + due + done(obligation, zone).orElseGet(() -> ago(noticed)) + ".";
        }
        return obligation.deadline().keeps(row.noticedAt())
                ? capital(what) + " is due by " + due + "; " + row.threshold() + " of the time has passed."
                : capital(what) + " was due by " + due + "; " + row.threshold() + " of the time had passed by "
                        + moment(row.at(), zone) + ".";
    }

    /** What was done meanwhile is said to be done. */
    private static Optional<String> done(Obligation obligation, ZoneId zone) {
        var metAt = obligation.metAt();
        return metAt == null
                ? Optional.empty()
                : Optional.of(" and was done by " + moment(metAt, zone)
                        + Lateness.words(obligation, metAt)
                                .map(late -> ", " + late + " late")
                                .orElse(""));
    }

    private static String ago(Notices.Noticed noticed) {
        return Lateness.words(noticed.obligation(), noticed.row().noticedAt())
                .map(late -> ", " + late + " ago")
                .orElse("");
    }

    private static String late(Notices.Noticed noticed, String what, String lead, ZoneId zone) {
        var row = noticed.row();
        if (isGivenUp(row)) {
            return "Lead " + row.leadId() + " was given up on " + moment(row.at(), zone)
                    + " before all required attempts were made.";
        }
        var ago = ago(noticed);
        return capital(what) + lead + " was due by " + moment(row.at(), zone) + ago + (ago.isEmpty() ? "" : ",")
                + " and was not done in time.";
    }

    private static String corrected(Notices.Noticed noticed, String what, String lead, ZoneId zone) {
        var row = noticed.row();
        var before = moment(Objects.requireNonNull(noticed.before(), "what is corrected"), zone);
        var is = isGivenUp(row) ? "Lead " + row.leadId() + " was given up on " : capital(what) + lead + " was due by ";
        var not = isGivenUp(row) ? ", not on " : ", not by ";
        return is + moment(row.at(), zone) + not + before + ". A fact received later corrects this.";
    }

    private static String due(Obligation obligation, ZoneId zone) {
        var at = obligation.deadline().at();
        return at == null ? "a time that is unknown until the pause ends" : moment(at, zone);
    }

    private static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone)) + " (" + zone + ")";
    }

    private static String what(String kind, @Nullable Terms terms) {
        switch (kind) {
            case ObligationKind.FIRST_CALL:
                return "the first call";
            case ObligationKind.ALL_ATTEMPTS:
                return "the last required attempt";
            case ObligationKind.DISPOSITION:
            case ObligationKind.EARLY_DISQUALIFICATION:
                return "the disposition";
            default:
                return "the " + words(kind, terms);
        }
    }

    /** An earlier version of the policy may have declared it, and this one not; then its id must do. */
    private static String words(String kind, @Nullable Terms terms) {
        return Optional.ofNullable(terms)
                .flatMap(each -> each.findObligation(kind))
                .map(ObligationKind::words)
                .orElse(kind.toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
