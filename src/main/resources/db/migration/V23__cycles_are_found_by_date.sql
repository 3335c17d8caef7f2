-- Reports on a period read the cycles that were received, worked or closed in it. Rows are written in the order of time, so
-- a summary of blocks finds them, which costs next to nothing to write.
create index cycle_by_time on lead_cycle
    using brin (received_on, disposed_at, (attempt_at[1]), (attempt_at[cardinality(attempt_at)]))
    with (pages_per_range = 32, autosummarize = on);

-- Those that wait for a score are few, and may have come at any time.
create index cycle_unscored on lead_cycle (received_at) where is_unscored;
