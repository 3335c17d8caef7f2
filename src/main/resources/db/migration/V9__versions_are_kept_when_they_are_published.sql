-- Up to which publications everything is in version that a decision by these rules may name. What is published later, or
-- before other rules come into force, is kept then, and never while a decision waits for it.
create table version_mark (
    rules     text   primary key,
    policies  bigint not null,
    calendars bigint not null
);
