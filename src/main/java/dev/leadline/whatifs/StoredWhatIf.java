package dev.leadline.whatifs;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of the what-ifs without its result, which may be long. */
@Entity
@Table(name = "what_if")
class StoredWhatIf extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "policy_id")
    String policyId;

    String asked;

    @Column(name = "asked_by")
    String askedBy;

    @Column(name = "started_at")
    Instant startedAt;

    @Enumerated(EnumType.STRING)
    State state;

    @Column(name = "leads_done")
    long leadsDone;

    @Column(name = "leads_in_all")
    Long leadsInAll;

    Instant heartbeat;

    @Column(name = "ended_at")
    Instant endedAt;

    String failure;

    @Column(name = "lists_open")
    boolean listsOpen;

    @Column(name = "lists_closed")
    boolean listsClosed;
}
