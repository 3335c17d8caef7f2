-- Each change of a source takes the next number, so that one made anew is never taken for the old one.
create sequence source_revision;

-- Another system, and the mapping by which its events are read: JSON, as it was put.
create table source (
    name       text primary key,
    mapping    text        not null,
    revision   bigint      not null,
    changed_at timestamptz not null
);

-- Events that could not be read, to be read again once the mapping is mended. They are kept for a while only.
create table unread_event (
    id          bigint generated always as identity primary key,
    source      text        not null references source on delete cascade,
    received_at timestamptz not null,
    -- as far as it could be read; null when it could not
    lead_id     text,
    event       text        not null,
    -- a list of faults as JSON
    errors      text        not null
);

create index unread_event_of_source on unread_event (source, id);
create index unread_event_of_lead on unread_event (lead_id);
create index unread_event_by_age on unread_event (received_at);
