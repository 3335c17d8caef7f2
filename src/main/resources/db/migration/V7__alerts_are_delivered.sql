-- Who is told, and how: each change takes the next number, so that a receiver made anew is never taken for the old one.
create sequence receiver_revision;

create table receiver (
    name             text primary key,
    kind             text        not null check (kind in ('webhook', 'slack', 'email')),
    settings         text        not null,
    enabled          boolean     not null,
    -- why the server itself disabled it; null when someone did
    disabled_because text,
    -- what webhooks are signed with; the old secret signs beside it for a while after a rotation
    secret           text,
    old_secret       text,
    old_secret_until timestamptz,
    revision         bigint      not null,
    changed_at       timestamptz not null,
    check ((kind = 'webhook') = (secret is not null)),
    check ((old_secret is null) = (old_secret_until is null))
);

-- What is told: the body is the very text that is sent.
create table alert (
    id         uuid primary key,
    type       text        not null,
    -- null in the test of a receiver
    lead_id    text,
    created_at timestamptz not null,
    body       text        not null
);

create index alert_of_lead on alert (lead_id);

create trigger alert_is_append_only before update or delete or truncate on alert
    for each statement execute function kept_for_good();

-- An alert on its way to a receiver. The name need not be that of a receiver: then it waits for one (UNADDRESSED).
create table delivery (
    id           bigint generated always as identity primary key,
    alert_id     uuid        not null references alert,
    receiver     text        not null,
    state        text        not null check (state in ('PENDING', 'DELIVERED', 'PARKED', 'UNADDRESSED')),
    -- of this round: a replay begins anew
    tries        integer     not null default 0,
    created_at   timestamptz not null,
    next_try_at  timestamptz,
    -- who claimed it has so long to send it and to say so
    leased_until timestamptz,
    ended_at     timestamptz,
    last_error   text,
    unique (alert_id, receiver),
    check ((state = 'PENDING') = (next_try_at is not null)),
    check (leased_until is null or state = 'PENDING')
);

create index delivery_due on delivery (receiver, next_try_at) where state = 'PENDING';
create index delivery_leased on delivery (receiver) where leased_until is not null;
create index delivery_waiting_longest on delivery (created_at) where state = 'PENDING';
create index delivery_parked on delivery (id) where state = 'PARKED';
create index delivery_unaddressed on delivery (receiver) where state = 'UNADDRESSED';
create index delivery_of_receiver on delivery (receiver, id);

-- Each try, for good: what the receiver answered, or why there was no answer.
create table delivery_try (
    id          bigint generated always as identity primary key,
    delivery_id bigint      not null references delivery,
    at          timestamptz not null,
    status      integer,
    error       text,
    took_micros bigint      not null
);

create index try_of_delivery on delivery_try (delivery_id, id);

create trigger delivery_try_is_append_only before update or delete or truncate on delivery_try
    for each statement execute function kept_for_good();
