-- People with a name and a password. Only a slow hash of the password is kept, with the parameters that it was made with.
create sequence account_change;

create table account (
    -- an account that was deleted leaves its name behind: it is never given to another
    name text primary key check (name ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
    number bigint generated always as identity unique,
    display_name text not null,
    mail text,
    roles text[] not null,
    -- the sides that they speak for when they consent
    sides text[] not null,
    -- null once the account is deleted
    hash text,
    -- the password is for one time, and until when; null where they chose it themselves
    one_time_until timestamptz,
    -- the person that they are, also when they come in by another way
    person text not null,
    created_at timestamptz not null,
    created_by text not null,
    changed_at timestamptz not null,
    changed_by text not null,
    signed_in_at timestamptz,
    disabled_at timestamptz,
    deleted_at timestamptz,
    -- replicas add these up, as those of keys; it is also the version that an editor has seen
    change bigint not null default nextval('account_change'),
    check ((deleted_at is null) = (hash is not null))
);

create unique index account_mail on account (mail) where deleted_at is null;

-- One mail address is one person: whoever was seen with it first. It is kept for good, so that two ways to come in are never
-- two persons who could consent to each other.
create table person_mail (
    mail text primary key,
    person text not null
);

create sequence session_change;

-- Whoever signed in with a browser. The cookie has the secret; a hash of it is kept, so whoever reads this table cannot use one.
create table session (
    id text primary key check (id ~ '^[0-9a-zA-Z]{16}$'),
    number bigint generated always as identity unique,
    hash bytea not null check (length(hash) = 32),
    kind text not null check (kind in ('ACCOUNT', 'OIDC')),
    -- who, among its kind: the name of an account, or whom an issuer calls so
    subject text not null,
    name text not null,
    roles text[] not null,
    sides text[] not null,
    person text not null,
    started_at timestamptz not null,
    -- to about a minute
    seen_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    ended_by text,
    change bigint not null default nextval('session_change')
);

create index session_of_subject on session (kind, subject) where ended_at is null;

-- A key speaks for sides that whoever made it speaks for.
alter table access_key add column sides text[] not null default '{}';
