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

    LedgerEntry toEntry() {
        return new LedgerEntry(
                id,
                new LedgerEntry.Times(decidedAt, asOf),
                leadId,
                new LedgerEntry.MadeUnder(policyId, policyVersion, calendarId, calendarVersion, rulesRevision),
                facts,
                new LedgerEntry.Texts(answer, explanation));
    }
}
