-- Every revision of the rules that came into force, in order. Their texts are in version (kind rules).
create table rules_publication (
    sequence      bigint generated always as identity primary key,
    revision      text        not null,
    in_force_from timestamptz not null,
    origin        text        not null,
    reason        text        not null
);

create trigger rules_publication_is_append_only before update or delete or truncate on rules_publication
    for each statement execute function kept_for_good();

-- What was tried and passed, by the hash of rules, policies, calendars, cases and build: it is not tried again.
create table rules_trial (
    subject   text primary key,
    revision  text        not null,
    passed_at timestamptz not null default now()
);

-- Revisions that were put out of force while they decided. They do not come into force again.
create table rules_failure (
    revision  text primary key,
    reason    text        not null,
    failed_at timestamptz not null default now()
);

-- By which rules a lead was last judged, and something noticed: what only other rules say withdraws nothing.
alter table lead add column rules text;
alter table notice add column rules text;
update lead set rules = decision.rules_revision from decision where decision.id = lead.decision_id;
update notice set rules = lead.rules from lead where lead.id = notice.lead_id;

-- The revision that is carried over; only replicas that decide by it do so.
alter table transition add column rules text;
