-- What a decision refers to by its hash: policies, calendars and rules, each in its canonical form.
create table version (
    version text primary key,
    kind    text        not null check (kind in ('policy', 'calendar', 'rules')),
    id      text        not null,
    content text        not null,
    kept_at timestamptz not null default now()
);

-- Every decision that left the server, with the facts it was made from and the firings that explain it.
create table decision (
    id               uuid primary key,
    decided_at       timestamptz not null,
    as_of            timestamptz not null,
    lead_id          text        not null,
    policy_id        text        not null,
    policy_version   text        not null,
    calendar_id      text        not null,
    calendar_version text        not null,
    rules_revision   text        not null,
    facts            text        not null,
    answer           text        not null,
    explanation      text        not null
);

create index decision_of_lead on decision (lead_id, decided_at);

-- A request that named a key is answered with the same decision when it is sent again.
create table idempotency_key (
    key          text primary key,
    request_hash text        not null,
    decision_id  uuid        not null,
    kept_at      timestamptz not null default now()
);

create function kept_for_good() returns trigger language plpgsql as $$
begin
    raise exception 'The table % is append-only: % is refused.', tg_table_name, tg_op
        using errcode = 'restrict_violation';
end;
$$;

create trigger version_is_append_only before update or delete or truncate on version
    for each statement execute function kept_for_good();
create trigger decision_is_append_only before update or delete or truncate on decision
    for each statement execute function kept_for_good();
