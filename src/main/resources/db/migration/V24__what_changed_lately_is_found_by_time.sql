-- What is known of a lead is found by its key, which begins with the lead: indexes of their own made every fact dearer.
drop index duty_of_lead;
drop index cycle_of_lead;

-- Restatements are sought among what came to be known after a period. Rows are written in the order of time, so a summary of
-- blocks finds them, which costs next to nothing to write.
create index duty_known_from on duty using brin (known_from) with (pages_per_range = 32, autosummarize = on)
    where known_until = 'infinity';
