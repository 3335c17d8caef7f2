-- What reports count: a row for each duty of each cycle of each lead, and one for each cycle, for each span of time in which
-- it was known so. What is known now has no end. A row says what facts say; what moves with the clock (late, at risk, how
-- long so far) is computed when a report asks, so that a row changes only when a fact, a rank or a publication does.
create table duty (
    lead_id          text        not null,
    cycle            integer     not null,
    -- the obligation, such as FIRST_CALL
    kind             text        not null,
    known_from       timestamptz not null,
    known_until      timestamptz not null default 'infinity',

    stage            text        not null,
    policy_id        text        not null,
    policy_version   text        not null,
    -- the calendar that runs its clock (B8); dates and hours below are in its zone
    calendar_id      text        not null,
    calendar_version text        not null,
    zone             text        not null,
    -- the tier in which it was kept or broken, and the one at receipt; null for none
    tier             text,
    tier_at_receipt  text,
    source           text,
    -- the attributes of the lead that its policy segments by
    attributes       jsonb       not null default '{}',
    -- whoever had the lead at the deadline; of what was done or had ended before, at that moment
    owner            text,
    team             text,

    received_at      timestamptz not null,
    received_on      date        not null,
    received_hour    smallint    not null,
    clock_started_at timestamptz not null,
    -- null while a pause without an end keeps it away, and of what has none
    deadline         timestamptz,
    at_risk_after    timestamptz,
    -- the moment by which it is dated: its deadline; of EARLY_DISQUALIFICATION the moment of giving up
    due_at           timestamptz,
    due_on           date,

    -- MET, MET_LATE, OPEN, BREACHED, WAIVED or CANCELLED. Never AT_RISK; an OPEN one whose deadline has passed is late, and
    -- BREACHED is one that ended late, undone
    state            text        not null,
    -- when it was done, in time or late; of EARLY_DISQUALIFICATION the moment of giving up
    met_at           timestamptz,
    -- when it ceased to be owed
    ended_at         timestamptz,
    -- why it was waived, or is not owed any more: REACHED, NURTURED, GIVEN_UP_IN_TIME, ACCEPTED or REJECTED (unreached),
    -- POLICY_ENDED, MERGED, or the reason
    cause            text,
    -- when its lead was disposed of; null while it is open
    closed_at        timestamptz,
    -- the first warning of it that comes before it is done, ended or late; it may lie ahead
    warned_at        timestamptz,
    decision_id      uuid,

    -- whether contact window and open time overlap before the deadline
    feasible         boolean     not null,
    -- by the clock of the owner; null when nobody had it, or his clock does not end
    owner_deadline   timestamptz,
    -- whether another owner had it before him
    handed_on        boolean     not null,

    -- seconds of the calendar's open time from 1970-01-01T00:00Z, at the start of the clock and at the deadline
    open_at_start    bigint      not null,
    open_at_deadline bigint,
    -- open time from the start of the clock, pauses left out, and wall time from receipt, to the moment it was met
    open_to_done     integer,
    wall_to_done     integer,
    -- whether it was met at a moment that is not open
    done_while_closed boolean    not null,
    -- open time paused before it was done or ended, by pauses that have an end; and when a pause without an end began, in
    -- which nothing runs. Only pauses that stop its clock
    paused_seconds   integer     not null,
    paused_since     timestamptz,
    -- open time, not paused, in which nobody had it, before it was done, ended or late; and the calendar's open time at which
    -- it became nobody's, moved on by what is paused since, while that goes on: subtract it from that of J, or of the
    -- deadline where that is earlier, and add it where it is more than nothing
    unassigned_seconds integer   not null,
    unassigned_since bigint,

    primary key (lead_id, cycle, kind, known_from),
    check (known_from < known_until)
);

create index duty_of_lead on duty (lead_id) where known_until = 'infinity';

-- A cycle of a lead: what was received, what became of it, and each attempt.
create table lead_cycle (
    lead_id          text        not null,
    cycle            integer     not null,
    known_from       timestamptz not null,
    known_until      timestamptz not null default 'infinity',

    stage            text        not null,
    policy_id        text        not null,
    policy_version   text        not null,
    calendar_id      text        not null,
    calendar_version text        not null,
    zone             text        not null,
    source           text,
    attributes       jsonb       not null default '{}',
    received_at      timestamptz not null,
    received_on      date        not null,
    received_hour    smallint    not null,
    -- whether it was received within the hours of the calendar
    received_open    boolean     not null,
    rank_at_receipt  numeric,
    rank             numeric,
    tier_at_receipt  text,
    tier             text,
    -- whether the lead has no rank (R2; it waits for one unless it is disposed of), and whether it is below the worked bands
    -- (R3)
    is_unscored      boolean     not null,
    is_nurtured      boolean     not null,
    -- who has it now
    owner            text,
    team             text,
    -- ACCEPTED, REJECTED, DISQUALIFIED or RETURNED
    disposition      text,
    reason           text,
    disposed_at      timestamptz,
    -- the lead that stays, of one that was merged
    merged_into      text,
    reached_at       timestamptz,
    -- the attempt at which it was reached, among those that count in its channel, and that channel; null when it was reached
    -- by no attempt of ours
    reached_attempt  integer,
    reached_channel  text,
    -- the attempts that the tier requires, by channel, such as {"PHONE": 7, "EMAIL": 3}
    required         jsonb       not null default '{}',
    -- every attempt of the cycle in order: when, how, what came of it, whether it counts, and whose lead it then was
    attempt_at       timestamptz[] not null default '{}',
    attempt_channel  text[]      not null default '{}',
    attempt_outcome  text[]      not null default '{}',
    attempt_counts   boolean[]   not null default '{}',
    attempt_owner    text[]      not null default '{}',
    attempt_team     text[]      not null default '{}',

    primary key (lead_id, cycle, known_from),
    check (known_from < known_until)
);

create index cycle_of_lead on lead_cycle (lead_id) where known_until = 'infinity';

-- From when on the duties of a lead are known; null until they have been filled in.
alter table lead add column counted_from timestamptz;
create index lead_to_count on lead (id) where counted_from is null;

-- Leads of the sample, which goes as a whole.
alter table lead add column is_sample boolean not null default false;
