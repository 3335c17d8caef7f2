-- Reports on years read every row of the table. The database finds a column behind those before it, so that what is asked of
-- each row comes first: whether it is known now, its date, its kind, its state. What has one length and is never null comes before
-- what has not. Columns mean what they meant before.
alter table duty rename to duty_before;
alter table duty_before rename constraint duty_pkey to duty_before_pkey;

create table duty (
    known_until      timestamptz not null default 'infinity',
    known_from       timestamptz not null,
    received_at      timestamptz not null,
    clock_started_at timestamptz not null,
    open_at_start    bigint      not null,
    received_on      date        not null,
    cycle            integer     not null,
    paused_seconds   integer     not null,
    unassigned_seconds integer   not null,
    received_hour    smallint    not null,
    feasible         boolean     not null,
    handed_on        boolean     not null,
    done_while_closed boolean    not null,
    due_on           date,
    deadline         timestamptz,
    met_at           timestamptz,
    owner_deadline   timestamptz,
    warned_at        timestamptz,
    closed_at        timestamptz,
    paused_since     timestamptz,
    due_at           timestamptz,
    open_to_done     integer,
    wall_to_done     integer,
    kind             text        not null,
    state            text        not null,
    owner            text,
    team             text,
    tier             text,
    cause            text,
    zone             text        not null,
    lead_id          text        not null,
    stage            text        not null,
    tier_at_receipt  text,
    source           text,
    policy_id        text        not null,
    calendar_id      text        not null,
    attributes       jsonb       not null default '{}',
    at_risk_after    timestamptz,
    ended_at         timestamptz,
    open_at_deadline bigint,
    unassigned_since bigint,
    decision_id      uuid,
    fingerprint      bigint,
    policy_version   text        not null,
    calendar_version text        not null,

    primary key (lead_id, cycle, kind, known_from),
    check (known_from < known_until)
);

insert into duty (lead_id, cycle, kind, known_from, known_until, stage, policy_id, policy_version, calendar_id, calendar_version,
       zone, tier, tier_at_receipt, source, attributes, owner, team, received_at, received_on, received_hour, clock_started_at,
       deadline, at_risk_after, due_at, due_on, state, met_at, ended_at, cause, closed_at, warned_at, decision_id, feasible,
       owner_deadline, handed_on, open_at_start, open_at_deadline, open_to_done, wall_to_done, done_while_closed, paused_seconds,
       paused_since, unassigned_seconds, unassigned_since, fingerprint)
select lead_id, cycle, kind, known_from, known_until, stage, policy_id, policy_version, calendar_id, calendar_version,
       zone, tier, tier_at_receipt, source, attributes, owner, team, received_at, received_on, received_hour, clock_started_at,
       deadline, at_risk_after, due_at, due_on, state, met_at, ended_at, cause, closed_at, warned_at, decision_id, feasible,
       owner_deadline, handed_on, open_at_start, open_at_deadline, open_to_done, wall_to_done, done_while_closed, paused_seconds,
       paused_since, unassigned_seconds, unassigned_since, fingerprint
from duty_before;

drop table duty_before;

-- As they were.
create index duty_due on duty (kind, due_on, due_at, lead_id, cycle, known_until, owner, known_from);
create index duty_received on duty (kind, received_on, received_at, lead_id, cycle, known_until, owner, known_from);
create index duty_late on duty (kind, due_on, due_at, lead_id, cycle)
    where known_until = 'infinity' and closed_at is null and state in ('OPEN', 'BREACHED');
create index duty_known_from on duty using brin (known_from) with (pages_per_range = 32, autosummarize = on)
    where known_until = 'infinity';
