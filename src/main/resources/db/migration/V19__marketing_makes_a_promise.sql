-- Marketing's promise: the terms as they were published, none ever changed. Of one commitment periods do not overlap; terms
-- for a period that has some are its next version.
create table commitment_version (
    sequence       bigint generated always as identity primary key,
    commitment_id  text        not null,
    version        text        not null,
    period_from    date        not null,
    period_to      date        not null,
    -- the first date on which they hold; of the first version of a period its first date
    effective_from date        not null,
    terms          text        not null,
    published_at   timestamptz not null,
    published_by   text        not null,
    reason         text        not null,
    check (period_from < period_to),
    check (effective_from >= period_from and effective_from < period_to)
);

create index version_of_commitment on commitment_version (commitment_id, sequence);

create trigger commitment_version_is_append_only before update or delete or truncate on commitment_version
    for each statement execute function kept_for_good();

-- A lead of which someone says that it should count, or should not; it counts until someone decides.
create table commitment_dispute (
    commitment_id  text        not null,
    lead_id        text        not null,
    cycle          integer     not null,
    raised_at      timestamptz not null,
    raised_by      text        not null,
    reason         text        not null,
    -- whether it counts; null until that is decided
    counts         boolean,
    decided_at     timestamptz,
    decided_by     text,
    decided_reason text,
    primary key (commitment_id, lead_id, cycle),
    check ((counts is null) = (decided_at is null))
);

-- The leads that were received in a stage in some time.
create index cycle_by_receipt on lead_cycle (stage, received_at) where known_until = 'infinity';

-- Duties that are excused because of planning or an outage; only when someone has approved it.
create table waiver (
    id             bigint generated always as identity primary key,
    kind           text        not null check (kind in ('planning', 'outage')),
    -- whose duties: null is any
    policy_id      text,
    tier           text,
    team           text,
    source         text,
    duty           text,
    -- duties whose deadline lies in this time
    from_at        timestamptz not null,
    to_at          timestamptz not null,
    reason         text        not null,
    requested_by   text        not null,
    requested_at   timestamptz not null,
    approved_by    text,
    approved_at    timestamptz,
    withdrawn_by   text,
    withdrawn_at   timestamptz,
    check (from_at < to_at)
);

create index waiver_by_time on waiver (from_at, to_at) where approved_at is not null and withdrawn_at is null;
