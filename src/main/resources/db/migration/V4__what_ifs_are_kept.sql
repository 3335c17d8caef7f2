-- What a draft would have changed for the leads of a period: what was asked, how far it is, and what came of it.
create table what_if (
    id           bigint generated always as identity primary key,
    policy_id    text        not null,
    asked        text        not null,
    asked_by     text        not null,
    started_at   timestamptz not null,
    state        text        not null check (state in ('RUNNING', 'DONE', 'CANCELLED', 'FAILED', 'ABANDONED')),
    leads_done   bigint      not null default 0,
    -- null while they are being counted
    leads_in_all bigint,
    -- when the replica that runs it was last heard of
    heartbeat    timestamptz not null,
    ended_at     timestamptz,
    failure      text,
    result       text,
    check ((state = 'DONE') = (result is not null))
);

create index what_if_of_policy on what_if (policy_id, id);

-- A period of a policy's decisions is walked along this, a bounded step at a time.
create index decision_of_policy on decision (policy_id, decided_at, id);
