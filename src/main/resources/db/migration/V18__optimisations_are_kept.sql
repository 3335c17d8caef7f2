-- What came of an analysis of attempts. The leads themselves are not kept: a result holds counts.
create table optimisation (
    id         bigint generated always as identity primary key,
    name       text,
    created_at timestamptz not null,
    created_by text        not null,
    -- COHORTS, LEADS or CSV
    source     text        not null,
    leads      bigint      not null,
    -- the answer as JSON, all but its id
    result     text        not null
);
