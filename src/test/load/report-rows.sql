-- A million leads with two duties and four attempts each, received over 34 months, to measure reports with:
-- psql <the server's database> -f src/test/load/report-rows.sql
insert into lead_cycle (lead_id, cycle, known_from, stage, policy_id, policy_version, calendar_id, calendar_version, zone, source,
    received_at, received_on, received_hour, received_open, tier, tier_at_receipt, is_unscored, is_nurtured, owner, team,
    disposition, reason, disposed_at, reached_at, reached_attempt, reached_channel, required,
    attempt_at, attempt_channel, attempt_outcome, attempt_counts, attempt_owner, attempt_team)
select 'load-' || i, 1, r, 'MQL', 'mql-to-sal-predictive', 'sha256:load', 'us-sales', 'sha256:load', zone,
    (array['web', 'event', 'list', 'partner'])[1 + i % 4], r, (r at time zone zone)::date, extract(hour from r at time zone zone),
    i % 5 > 0, tier, tier, i % 50 = 0 and i % 4 = 0, i % 20 = 1, owner, team,
    (array[null, 'ACCEPTED', 'REJECTED', 'DISQUALIFIED'])[1 + i % 4], case when i % 4 = 3 then 'no answer' end,
    case when i % 4 > 0 then r + interval '5 days' end, case when i % 4 = 1 then r + interval '3 hours' end,
    case when i % 4 = 1 then 2 end, case when i % 4 = 1 then 'PHONE' end, '{"PHONE": 4, "EMAIL": 2}',
    array[r + interval '1 hour', r + interval '2 hours', r + interval '26 hours', r + interval '50 hours'],
    array['PHONE', 'PHONE', 'EMAIL', 'PHONE'], array['NO_ANSWER', 'VOICEMAIL', 'SENT', 'NO_ANSWER'],
    array[true, true, true, true], array[owner, owner, owner, owner], array[team, team, team, team]
from (select i, timestamptz '2024-01-01' + i * interval '90 seconds' as r, 'America/New_York' as zone,
        (array['A', 'B', 'C'])[1 + i / 7 % 3] as tier, 'owner-' || i % 100 as owner,
        (array['east', 'west', 'central'])[1 + i % 3] as team
      from generate_series(1, 1000000) i) leads;

insert into duty (lead_id, cycle, kind, known_from, stage, policy_id, policy_version, calendar_id, calendar_version, zone, tier,
    tier_at_receipt, source, owner, team, received_at, received_on, received_hour, clock_started_at, deadline, due_at, due_on,
    state, met_at, feasible, owner_deadline, handed_on, open_at_start, open_at_deadline, open_to_done, wall_to_done,
    done_while_closed, paused_seconds, unassigned_seconds)
select c.lead_id, c.cycle, k.kind, c.known_from, c.stage, c.policy_id, c.policy_version, c.calendar_id, c.calendar_version, c.zone,
    c.tier, c.tier, c.source, c.owner, c.team, c.received_at, c.received_on, c.received_hour, c.received_at, k.deadline, k.deadline,
    (k.deadline at time zone c.zone)::date, (array['MET', 'MET_LATE', 'OPEN'])[k.way],
    case k.way when 1 then c.received_at + interval '1 hour' when 2 then k.deadline + interval '1 hour' end, true, k.deadline, false,
    0, 7200, case when k.way < 3 then 3600 end, case when k.way < 3 then 3600 end, false, 0, 0
from lead_cycle c
    cross join lateral (values ('FIRST_CALL', interval '2 hours'), ('ALL_ATTEMPTS', interval '2 days')) kinds(kind, within)
    cross join lateral (select kinds.kind, c.received_at + kinds.within as deadline,
        case abs(hashtext(c.lead_id || kinds.kind)) % 10 when 1 then 2 when 2 then 3 else 1 end as way) k
where c.stage = 'MQL' and c.lead_id like 'load-%';

analyze lead_cycle;
analyze duty;
