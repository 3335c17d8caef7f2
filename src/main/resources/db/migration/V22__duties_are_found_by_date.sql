-- Reports ask for the duties of one kind by the dates that a view goes by, in the order of lists. What was known when, and whose
-- they are, is read off the index as well, so that rows of other times and people are passed over without being fetched.
create index duty_due on duty (kind, due_on, due_at, lead_id, cycle, known_until, owner, known_from);
create index duty_received on duty (kind, received_on, received_at, lead_id, cycle, known_until, owner, known_from);

-- What is not done of leads that are open: all that may be late now.
create index duty_late on duty (kind, due_on, due_at, lead_id, cycle)
    where known_until = 'infinity' and closed_at is null and state in ('OPEN', 'BREACHED');
