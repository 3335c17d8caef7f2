-- Whether people were told of what was noticed: whoever was told of a breach is told that it was none.
alter table notice add column told boolean not null default true;

-- When an alert is too old to be sent; null when it never is. What is older, or was not to be told at all, is SUPPRESSED, and
-- last_error says why; what someone did not want to be sent any more is DISCARDED.
alter table delivery add column tell_until timestamptz;
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check
    check (state in ('PENDING', 'DELIVERED', 'PARKED', 'UNADDRESSED', 'SUPPRESSED', 'DISCARDED'));

create index delivery_too_old on delivery (tell_until) where state in ('PENDING', 'UNADDRESSED');
create index delivery_suppressed on delivery (id) where state = 'SUPPRESSED';

-- What waited for a name before there was an age: some ten business days.
update delivery set tell_until = created_at + interval '14 days' where state = 'UNADDRESSED';

-- A receiver that answers Retry-After gets nothing before that.
alter table receiver add column held_until timestamptz;

-- Who hears of each change of a next action: of one lead, or of all leads of a team or an owner.
create table receiver_subscription (
    receiver text not null references receiver on delete cascade,
    event    text not null check (event in ('next-action-changed')),
    subject  text not null check (subject in ('LEAD', 'TEAM', 'OWNER')),
    value    text not null,
    primary key (event, subject, value, receiver)
);

create index subscription_of_receiver on receiver_subscription (receiver);

-- Of what is sent in order, the lead: nothing is sent while something earlier about the same lead is still pending.
alter table delivery add column in_order_of text;

create index delivery_in_order on delivery (receiver, in_order_of, id) where state = 'PENDING' and in_order_of is not null;
