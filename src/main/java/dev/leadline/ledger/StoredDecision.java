package dev.leadline.ledger;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of the ledger as it is read. A {@link LedgerRow} is written once and never changed; the database sees to that. */
@Entity
@Table(name = "decision")
class StoredDecision extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "as_of")
    Instant asOf;

    @Column(name = "lead_id")
    String leadId;

    @Column(name = "policy_id")
    String policyId;

    @Column(name = "policy_version")
    String policyVersion;

    @Column(name = "calendar_id")
    String calendarId;

    @Column(name = "calendar_version")
    String calendarVersion;

    @Column(name = "rules_revision")
    String rulesRevision;

    String facts;
    String answer;
    String explanation;

    short form;

    @Column(name = "made_under")
    Integer madeUnder;

    @Column(name = "answer_deflated")
    byte[] answerDeflated;

    byte[] grounds;

    LedgerEntry toEntry(VersionNumbers numbers) {
        return form == 0 ? withTexts() : withGrounds(numbers.read(madeUnder));
    }

    /** As earlier servers wrote rows. */
    private LedgerEntry withTexts() {
        return entry(
                new LedgerEntry.MadeUnder(policyId, policyVersion, calendarId, calendarVersion, rulesRevision),
                answer,
                LedgerEntry.Explanation.of(explanation));
    }

    private LedgerEntry withGrounds(VersionNumbers.Numbered made) {
        return entry(
                made.of(policyId),
                DeflatedText.inflate(answerDeflated, made.words()),
                LedgerEntry.Explanation.of(form, made.words(), grounds));
    }

    private LedgerEntry entry(LedgerEntry.MadeUnder versions, String said, LedgerEntry.Explanation why) {
        return new LedgerEntry(
                id, new LedgerEntry.Times(decidedAt, asOf), leadId, versions, facts, new LedgerEntry.Texts(said, why));
    }
}
