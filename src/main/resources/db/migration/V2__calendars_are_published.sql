-- Every publication of a calendar: what it then said, and from when on. Nothing here is ever taken back; what is wrong is
-- published anew.
create table calendar_publication (
    sequence       bigint generated always as identity primary key,
    -- the publication of the same calendar before this one: two that saw the same cannot both follow it
    follows        bigint references calendar_publication,
    calendar_id    text        not null,
    version        text        not null,
    definition     text        not null,
    -- null is since ever, and only for the first
    effective_from timestamptz,
    published_at   timestamptz not null,
    published_by   text        not null,
    reason         text        not null,
    correction     boolean     not null,
    source         text        not null check (source in ('api', 'folder')),
    check (follows is null or effective_from is not null)
);

create unique index calendar_publication_follows_one on calendar_publication (calendar_id, coalesce(follows, 0));

create trigger calendar_publication_is_append_only before update or delete or truncate on calendar_publication
    for each statement execute function kept_for_good();

-- What the folder last held of each calendar: only when that changes does the folder publish.
create table calendar_folder (
    calendar_id text primary key,
    version     text not null
);
