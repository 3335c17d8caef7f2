-- What pages show of next actions and of leads, and find them by.

alter table queued_action
    -- the attributes of the lead, and the one that says where it came from
    add column attributes jsonb not null default '{}',
    add column source     text,
    -- the calendar that runs the clock of the duty behind it, with its pauses, and the zone of that calendar
    add column clock      jsonb,
    add column zone       text,
    -- the words of id and attributes
    add column words      tsvector not null default '';

-- Words and clock are not told: the first are for finding, of the second only what is so when someone asks.
create or replace function queue_has_changed() returns trigger language plpgsql set timezone to 'UTC' as $$
begin
    insert into queue_event_waiting (before, after) values (
        case when tg_op <> 'INSERT' then to_jsonb(old) - 'action' - 'clock' - 'words' end,
        case when tg_op <> 'DELETE' then to_jsonb(new) - 'words' end);
    return null;
end;
$$;

-- What the watch has warned of is at risk, also where the policy says no percentage.
update queued_action set state = 'AT_RISK' where state = 'OPEN' and warned;

-- The zone and clock of what is queued already. Attributes come with the lead's next evaluation.
update queued_action q set
       clock = jsonb_build_object('calendar', o.calendar_id, 'version', o.calendar_version,
                                  'isBusinessTime', true, 'pauses', '[]'::jsonb),
       zone = (select p.definition::json ->> 'timezone' from calendar_publication p
               where p.calendar_id = o.calendar_id and p.version = o.calendar_version limit 1)
from lead l join obligation o on o.lead_id = l.id and o.cycle = l.cycle
where l.id = q.lead_id and o.deadline = q.due_at;

drop index queued_action_by_due;
drop index queued_action_of_team;
drop index queued_action_in_exception;
create index queued_action_by_due on queued_action (due_order, lead_id)
    include (team, owner, policy, stage, tier, type, channel, responsible, state, warned, due_at, source, zone);
create index queued_action_of_team on queued_action (team, due_order, lead_id)
    include (owner, policy, stage, tier, type, channel, responsible, state, warned, due_at, source, zone);
create index queued_action_in_exception on queued_action (due_order, lead_id)
    include (team, owner, policy, stage, tier, type, channel, responsible, state, warned, due_at, source, zone)
    where state in ('BREACHED', 'AT_RISK') or warned;
create index queued_action_by_receipt on queued_action (received_at, lead_id)
    include (team, owner, policy, stage, tier, type, channel, responsible, state, warned, due_at, source, zone);
create index queued_action_of_type on queued_action (type, due_order, lead_id);
create index queued_action_of_state on queued_action (state, due_order, lead_id);
create index queued_action_by_words on queued_action using gin (words);

-- Every lead as lists show it: a row a lead, written with the lead, and only where something here becomes another. The row
-- of the lead itself is written with each evaluation; the indexes of lists would make each of these dearer.
create table listed_lead (
    -- by code points, as cursors compare it
    lead_id     text collate "C" primary key references lead on delete cascade,
    -- the lead that stays, of one that was merged; else itself
    root        text        not null,
    standing    text        not null,
    stage       text,
    policy      text,
    tier        text,
    rank        numeric,
    owner       text,
    team        text,
    source      text,
    received_at timestamptz,
    -- what lists are sorted by: what has not been received comes last
    received_order timestamptz not null generated always as (coalesce(received_at, '-infinity'::timestamptz)) stored,
    -- the duties of its present cycle: each kind, each state, and each kind with its state, such as {FIRST_CALL, BREACHED,
    -- "FIRST_CALL BREACHED"}
    duties      text[]      not null default '{}',
    attributes  jsonb       not null default '{}',
    words       tsvector    not null default ''
);

create index listed_lead_by_receipt on listed_lead (received_order, lead_id)
    include (standing, stage, policy, tier, owner, team, source);
create index listed_lead_of_owner on listed_lead (owner, received_order, lead_id);
create index listed_lead_of_team on listed_lead (team, received_order, lead_id)
    include (standing, stage, policy, tier, owner, source);
create index listed_lead_of_source on listed_lead (source, received_order, lead_id)
    include (standing, stage, policy, tier, owner, team);
create index listed_lead_of_standing on listed_lead (standing, received_order, lead_id);
create index listed_lead_open_of_people on listed_lead (owner, team) where standing = 'OPEN';
create index listed_lead_by_duty on listed_lead using gin (duties);
create index listed_lead_by_words on listed_lead using gin (words);
create index listed_lead_by_root on listed_lead (root) where root <> lead_id;
