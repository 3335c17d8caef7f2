-- The leads that a what-if answers differently: the list behind its numbers. It is kept for a time, the numbers for good.
create table what_if_lead (
    what_if     bigint   not null references what_if (id) on delete cascade,
    lead_id     text     not null,
    -- tells the answers about one lead apart: transitions that come to the same share one
    answer      smallint not null,
    closed      boolean  not null,
    transitions text[]   not null,
    changes     text[]   not null,
    team        text,
    owner       text,
    -- both answers, and what differs in words
    content     text     not null,
    primary key (what_if, closed, lead_id, answer)
);

-- Which lists a what-if has: of open leads, of closed ones.
alter table what_if
    add column lists_open   boolean not null default false,
    add column lists_closed boolean not null default false;
