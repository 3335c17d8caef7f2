-- The next action of every lead that has one: a row a lead, replaced whenever the lead's decision is. What is due for whom
-- is read off here, and never computed when someone asks.
create table queued_action (
    -- by code points, as cursors compare it
    lead_id     text collate "C" primary key,
    stage       text        not null,
    policy      text        not null,
    tier        text,
    owner       text,
    team        text,
    type        text        not null,
    channel     text,
    responsible text,
    state       text,
    warned      boolean     not null,
    due_at      timestamptz,
    -- what the queue is sorted by: what is never due comes last
    due_order   timestamptz not null generated always as (coalesce(due_at, 'infinity'::timestamptz)) stored,
    earliest_at timestamptz,
    received_at timestamptz not null,
    decision_id uuid        not null,
    -- the required action as decisions answer it: JSON, and left as it was written
    action      text        not null check (action::json is not null)
);

-- With all that the queue is filtered and counted by, so that what is rare is found along the index, without a look at each
-- row on the way: of a million leads those to be scored, which are never due and so come last, took 18 s without it.
create index queued_action_by_due on queued_action (due_order, lead_id)
    include (team, owner, policy, stage, tier, type, channel, responsible, state, warned, due_at);
create index queued_action_of_team on queued_action (team, due_order, lead_id)
    include (owner, policy, stage, tier, type, channel, responsible, state, warned, due_at);
create index queued_action_of_owner on queued_action (owner, due_order, lead_id);
create index queued_action_in_exception on queued_action (due_order, lead_id)
    include (team, owner, policy, stage, tier, type, channel, responsible, state, warned, due_at)
    where state in ('BREACHED', 'AT_RISK') or warned;

-- An index is read without the rows only where nothing has changed since the last vacuum: so not only after 200,000 changes.
alter table queued_action set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

-- What happened to the queue, in the order in which it was committed. A number given by an identity is no such order: it is
-- taken before the commit, so whoever reads on from the highest one passes over what is committed later. So an event first
-- waits without a position, and gets one once it is committed.
create table queue_event_waiting (
    id     bigint generated always as identity primary key,
    before jsonb,
    after  jsonb
);

-- Positions follow each other without a gap; the oldest events are deleted after a time.
create table queue_event (
    position bigint primary key,
    placed_at timestamptz not null,
    before   jsonb,
    after    jsonb
);

-- One row: the last position that was given. Whoever gives positions holds its lock.
create table queue_feed (
    only_one boolean primary key default true check (only_one),
    latest   bigint not null
);

insert into queue_feed (latest) values (0);

-- Whatever writes to the queue, it cannot pass the feed. In UTC, so that the text of an instant is one for all sessions.
create function queue_has_changed() returns trigger language plpgsql set timezone to 'UTC' as $$
begin
    insert into queue_event_waiting (before, after) values (
        case when tg_op <> 'INSERT' then to_jsonb(old) - 'action' end,
        case when tg_op <> 'DELETE' then to_jsonb(new) end);
    return null;
end;
$$;

create trigger queue_tells_who_comes_and_goes after insert or delete on queued_action
    for each row execute function queue_has_changed();
create trigger queue_tells_what_changes after update on queued_action
    for each row when (old.* is distinct from new.*) execute function queue_has_changed();
