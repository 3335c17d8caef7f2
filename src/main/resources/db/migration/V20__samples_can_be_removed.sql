-- The sample that is loaded, as it answers those who ask; no row when none is.
create table sample (
    only_one  boolean primary key default true check (only_one),
    -- the moment up to which its story is told
    ends_at   timestamptz not null,
    loaded_at timestamptz not null,
    leads     integer     not null,
    facts     integer     not null,
    -- how the ids of its leads begin: no real lead has one of them
    prefix    text        not null
);

-- Decisions about leads of a sample, which stay when it goes. Lists show those of the sample that is loaded only.
alter table decision add column is_sample boolean not null default false;

-- One row: decisions about samples up to this moment are not shown in lists.
create table sample_decisions (
    only_one     boolean primary key default true check (only_one),
    hidden_until timestamptz not null
);

insert into sample_decisions (hidden_until) values ('-infinity');

-- Whether a lead is of the sample is said when it comes, and never again: so no real one can be deleted as if it were.
create function lead_stays_what_it_is() returns trigger language plpgsql as $$
begin
    raise exception 'The lead % cannot become a sample, nor a sample a lead.', old.id using errcode = 'restrict_violation';
end;
$$;

create trigger lead_is_sample_for_good before update of is_sample on lead
    for each row when (old.is_sample is distinct from new.is_sample) execute function lead_stays_what_it_is();

-- What was told of real leads, and what became of them, is kept for good; a sample goes with all that was told of it. Whoever
-- removes it says so first, and even then a row of a real lead cannot be deleted.
create function kept_unless_samples_go() returns trigger language plpgsql as $$
begin
    if current_setting('leadline.removes_samples', true) = 'yes' then
        return null;
    end if;
    raise exception 'The table % is append-only: % is refused.', tg_table_name, tg_op
        using errcode = 'restrict_violation';
end;
$$;

create function kept_unless_of_sample() returns trigger language plpgsql as $$
begin
    if exists (select from lead where id = old.lead_id and is_sample) then
        return old;
    end if;
    raise exception 'The table % is append-only: % is refused.', tg_table_name, tg_op
        using errcode = 'restrict_violation';
end;
$$;

create function kept_unless_try_of_sample() returns trigger language plpgsql as $$
begin
    if exists (select from delivery d join alert a on a.id = d.alert_id join lead l on l.id = a.lead_id
               where d.id = old.delivery_id and l.is_sample) then
        return old;
    end if;
    raise exception 'The table % is append-only: % is refused.', tg_table_name, tg_op
        using errcode = 'restrict_violation';
end;
$$;

do $$
declare
    each text;
begin
    foreach each in array array ['lead_fact', 'lead_decision', 'lead_event', 'alert', 'delivery_try'] loop
        execute format('drop trigger %1$s_is_append_only on %1$s', each);
        execute format('create trigger %1$s_is_append_only before update or truncate on %1$s
                        for each statement execute function kept_for_good()', each);
        execute format('create trigger %1$s_is_kept before delete on %1$s
                        for each statement execute function kept_unless_samples_go()', each);
        execute format('create trigger %1$s_of_real_leads_is_kept before delete on %1$s for each row execute function %2$s()',
                       each, case each when 'delivery_try' then 'kept_unless_try_of_sample' else 'kept_unless_of_sample' end);
    end loop;
end;
$$;

create index sample_lead on lead (id) where is_sample;
