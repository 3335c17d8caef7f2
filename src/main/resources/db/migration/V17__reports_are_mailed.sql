-- Who gets reports by mail, and which. Each change takes the next number, as with receivers.
create sequence report_subscription_revision;

create table report_subscription (
    id          uuid primary key,
    address     text        not null,
    frequency   text        not null check (frequency in ('daily', 'weekly')),
    -- whose open days count, and the zone in which it is 08:00; null for the zone of the calendar
    calendar_id text        not null,
    zone        text,
    filter      jsonb       not null,
    enabled     boolean     not null,
    -- nothing is sent for a moment up to this one: when it was made, enabled, or given other days
    starts_at   timestamptz not null,
    revision    bigint      not null,
    changed_at  timestamptz not null
);

-- What was said in each period, which is a date: once, whichever replica did it. Nothing was sent where there was nothing to
-- say (is_quiet, and no alert).
create table report_period (
    subscription_id uuid        not null references report_subscription on delete cascade,
    frequency       text        not null,
    period          date        not null,
    judged_at       timestamptz not null,
    is_quiet        boolean     not null,
    alert_id        uuid references alert,
    primary key (subscription_id, frequency, period)
);

-- A subscriber gets mail as a receiver does, and is shown among subscriptions instead.
alter table receiver add column is_subscriber boolean not null default false;
