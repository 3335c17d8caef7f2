-- A publication for new leads is also for those whose clock has not started.

-- when the lead's clock starts, or started; null for leads not assessed since
alter table lead add column clock_starts_at timestamptz;

-- only for leads whose clock starts at this moment or later; null for all
alter table transition add column starts_from timestamptz;
