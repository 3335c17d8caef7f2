-- What happened to the whole of the server's data, such as a restore: who reads the ledger must know of it.
create table system_event (
    id         bigint generated always as identity primary key,
    noted_at   timestamptz not null,
    kind       text        not null check (kind in ('restored', 'replaced')),
    -- what tells it apart from others of its kind: it is noted once, whichever replica does it
    reference  text        not null,
    said       text        not null,
    -- what was acknowledged from and until when may be missing; null where nobody knows
    lost_from  timestamptz,
    lost_until timestamptz,
    unique (kind, reference)
);

create trigger system_event_is_append_only before update or delete or truncate on system_event
    for each statement execute function kept_for_good();

-- Which PostgreSQL the data was last served from: its own number, and its timeline, which is another after each recovery.
create table database_identity (
    only_one          boolean primary key default true check (only_one),
    system_identifier text not null,
    timeline          text not null
);
