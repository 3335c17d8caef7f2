-- The files of everything that was ever published, by their hash.
create table policy_files (
    hash  text primary key,
    files text not null
);

-- Every publication of a policy: a version comes into force, a policy ends, or one of these is called off.
create table policy_publication (
    sequence       bigint generated always as identity primary key,
    policy_id      text        not null,
    kind           text        not null check (kind in ('PUBLISHED', 'WITHDRAWN', 'CANCELLED')),
    version        text,
    effective_from timestamptz,
    cancels        bigint unique references policy_publication,
    published_at   timestamptz not null,
    published_by   text        not null,
    reason         text        not null,
    transition     text        not null,
    source         text        not null check (source in ('api', 'folder')),
    acknowledged   text        not null,
    files          text references policy_files,
    check ((kind = 'PUBLISHED') = (version is not null and files is not null)),
    check ((kind = 'CANCELLED') = (cancels is not null))
);

create index publication_of_policy on policy_publication (policy_id, sequence);

create trigger policy_publication_is_append_only before update or delete or truncate on policy_publication
    for each statement execute function kept_for_good();

create trigger policy_files_are_append_only before update or delete or truncate on policy_files
    for each statement execute function kept_for_good();

-- Work in progress: a draft may be broken, and may go.
create table policy_draft (
    policy_id text    not null,
    name      text    not null,
    revision  integer not null,
    based_on  bigint references policy_publication,
    primary key (policy_id, name)
);

-- What a draft was after each edit, so that every edit can be undone.
create table policy_draft_revision (
    policy_id  text        not null,
    name       text        not null,
    revision   integer     not null,
    files      text        not null,
    what       text        not null,
    changed_at timestamptz not null,
    changed_by text        not null,
    primary key (policy_id, name, revision),
    foreign key (policy_id, name) references policy_draft on delete cascade
);

-- What the folder of policies held when it was last taken over: what has not changed there is not taken over again.
create table policy_folder (
    policy_id text primary key,
    content   text not null
);
