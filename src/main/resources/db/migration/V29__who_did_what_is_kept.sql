-- Who told a fact. Null: before it was kept.
alter table lead_fact add column recorded_by text;

-- What was asked for that leaves no name elsewhere: how the server is run, and what an auditor reads.
create table access_record (
    number bigint generated always as identity primary key,
    asked_at timestamptz not null,
    asked_by text not null,
    action text not null,
    method text not null,
    path text not null,
    query text
);

-- Failed attempts to come in, by address or account and minute, added up over all replicas.
create table failed_sign_in (
    whose text not null,
    minute timestamptz not null,
    failures integer not null,
    primary key (whose, minute)
);
