-- A lead that is tracked, and how it stands. Whoever tells or judges holds this row's lock; of leads that were merged,
-- that of the one that stays.
create table lead (
    id          text primary key,
    -- the lead into which it was merged; itself when it was not
    root        text        not null references lead,
    -- how many facts were accepted: another one whenever something was told
    revision    bigint      not null default 0,
    standing    text        not null default 'AWAITED' check (standing in ('AWAITED', 'OPEN', 'CLOSED', 'MERGED')),
    cycle       integer     not null default 0,
    stage       text,
    policy_id   text,
    tier        text,
    owner       text,
    team        text,
    received_at timestamptz,
    -- the decision that says how it stands, and until when it holds; null is for good
    decision_id uuid,
    valid_until timestamptz,
    -- the publication that last changed what holds for it, such as policy:7
    publication text,
    -- the next moment at which something is to be noticed
    watch_at    timestamptz,
    -- why it could not be judged the last time
    failure     text
);

create index lead_to_watch on lead (watch_at) where watch_at is not null;
create index lead_by_root on lead (root);
create index lead_of_policy on lead (policy_id, id) where standing = 'OPEN';

-- Everything that was told, as it was told. Nothing is ever changed here: what was wrong is corrected by another fact.
create table lead_fact (
    sequence    bigint generated always as identity primary key,
    lead_id     text        not null references lead,
    kind        text        not null,
    id          text        not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    content     text        not null,
    unique (lead_id, kind, id)
);

create trigger lead_fact_is_append_only before update or delete or truncate on lead_fact
    for each statement execute function kept_for_good();

-- By which decision a lead stood from when on, so that what was said then can be said again.
create table lead_decision (
    lead_id     text        not null references lead,
    cycle       integer     not null,
    decided_at  timestamptz not null,
    decision_id uuid        not null,
    primary key (lead_id, decided_at, decision_id)
);

create trigger lead_decision_is_append_only before update or delete or truncate on lead_decision
    for each statement execute function kept_for_good();

-- What is owed for a lead, with the calendar that runs its clock (B8).
create table obligation (
    lead_id          text        not null references lead,
    cycle            integer     not null,
    kind             text        not null,
    state            text        not null,
    tier             text,
    responsible      text,
    deadline         timestamptz,
    met_at           timestamptz,
    calendar_id      text        not null,
    calendar_version text        not null,
    policy_id        text        not null,
    policy_version   text        not null,
    decision_id      uuid        not null,
    primary key (lead_id, cycle, kind)
);

-- What was noticed: that a share of the time was gone, or that a deadline passed. Each exactly once.
create table notice (
    lead_id    text        not null references lead,
    cycle      integer     not null,
    kind       text        not null,
    threshold  text        not null,
    -- the very moment at which it became so, and when it was detected
    at         timestamptz not null,
    noticed_at timestamptz not null,
    withdrawn  boolean     not null default false,
    primary key (lead_id, cycle, kind, threshold)
);

-- What became of a lead, in the order in which it was detected.
create table lead_event (
    sequence    bigint generated always as identity primary key,
    lead_id     text        not null references lead,
    cycle       integer     not null,
    type        text        not null,
    kind        text,
    threshold   text,
    at          timestamptz not null,
    detected_at timestamptz not null,
    decision_id uuid        not null,
    sentence    text        not null
);

create index event_of_lead on lead_event (lead_id, sequence);

create trigger lead_event_is_append_only before update or delete or truncate on lead_event
    for each statement execute function kept_for_good();

-- What a request with a key was answered, so that it is answered the same when it is sent again.
create table fact_key (
    key          text primary key,
    request_hash text        not null,
    status       integer,
    response     text,
    kept_at      timestamptz not null default now()
);

-- A publication that is carried over to the leads in flight (O9), step by step.
create table transition (
    publication text primary key,
    policy_id   text,
    calendar_id text,
    transition  text        not null,
    reason      text        not null,
    started_at  timestamptz not null,
    -- the last lead that was carried over
    reached     text,
    leads_done  bigint      not null default 0,
    leads_failed bigint     not null default 0,
    leased_until timestamptz,
    ended_at    timestamptz
);
