-- Leads that were tracked before anything was counted, and whose duties could not be filled in: why, and when that was tried.
create table uncounted (
    lead_id  text        primary key,
    because  text        not null,
    tried_at timestamptz not null
);

-- Tells whether a row says the same as another: of what stays as it is nothing is read or written but this. Null: not known.
alter table duty add column fingerprint bigint;
alter table lead_cycle add column fingerprint bigint;
