-- A report asks for what is known now of the duties of one kind, and one on years reads every row of the table: so these have
-- tables of their own. What was known before is in one more; a row goes there when what it says ends. Columns mean what they meant
-- before.
alter table duty rename to duty_before;
alter table duty_before rename constraint duty_pkey to duty_before_pkey;
alter index duty_due rename to duty_before_due;
alter index duty_received rename to duty_before_received;
alter index duty_late rename to duty_before_late;
alter index duty_known_from rename to duty_before_known_from;

create table duty (like duty_before including defaults including constraints) partition by list (known_until);
create table duty_then partition of duty default;
create table duty_now partition of duty for values in ('infinity') partition by list (kind);
create table duty_now_first_call partition of duty_now for values in ('FIRST_CALL');
create table duty_now_all_attempts partition of duty_now for values in ('ALL_ATTEMPTS');
create table duty_now_disposition partition of duty_now for values in ('DISPOSITION');
create table duty_now_other partition of duty_now default;

insert into duty select * from duty_before;

drop table duty_before;

-- As they were; the key also has what chooses the table, as PostgreSQL wants it.
alter table duty add primary key (lead_id, cycle, kind, known_from, known_until);
create index duty_due on duty (kind, due_on, due_at, lead_id, cycle, known_until, owner, known_from);
create index duty_received on duty (kind, received_on, received_at, lead_id, cycle, known_until, owner, known_from);
create index duty_late on duty_now (kind, due_on, due_at, lead_id, cycle)
    where closed_at is null and state in ('OPEN', 'BREACHED');
create index duty_known_from on duty_now using brin (known_from) with (pages_per_range = 32, autosummarize = on);
