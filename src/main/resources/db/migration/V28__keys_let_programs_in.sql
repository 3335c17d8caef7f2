-- Keys of programs. Only a hash of each is kept: whoever reads this table cannot use one.
create sequence access_key_change;

create table access_key (
    id text primary key check (id ~ '^[0-9a-z]{8}$'),
    number bigint generated always as identity unique,
    name text not null,
    roles text[] not null,
    -- null: all
    policies text[],
    -- requests a minute; null: no limit
    request_limit integer check (request_limit > 0),
    hash bytea not null check (length(hash) = 32),
    -- the secret before the last rotation, for as long as it still opens
    earlier_hash bytea check (length(earlier_hash) = 32),
    earlier_until timestamptz,
    created_at timestamptz not null,
    created_by text not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    revoked_by text,
    used_at timestamptz,
    -- replicas add these up: the sum is another after each change, in whatever order changes are committed
    change bigint not null default nextval('access_key_change')
);
