-- The words that rows of the ledger refer to by number are a version too.
alter table version drop constraint version_kind_check;
alter table version add constraint version_kind_check check (kind in ('policy', 'calendar', 'rules', 'words'));

-- What decisions are made under, each combination once: a decision names its number instead of four hashes.
create table made_under (
    number           integer generated always as identity primary key,
    policy_version   text        not null,
    calendar_id      text        not null,
    calendar_version text        not null,
    rules_revision   text        not null,
    words            text        not null,
    kept_at          timestamptz not null default now(),
    unique (policy_version, calendar_id, calendar_version, rules_revision, words)
);

create trigger made_under_is_append_only before update or delete or truncate on made_under
    for each statement execute function kept_for_good();

-- Rows of form 0 have their texts and the versions in them, as before. Others have a number for the versions, their answer
-- deflated, and the grounds that the explanation is made of. No row is rewritten.
alter table decision
    add column form            smallint not null default 0,
    add column made_under      integer,
    add column answer_deflated bytea,
    add column grounds         bytea,
    alter column policy_version   drop not null,
    alter column calendar_id      drop not null,
    alter column calendar_version drop not null,
    alter column rules_revision   drop not null,
    alter column answer           drop not null,
    alter column explanation      drop not null;

-- To compress once more what is compressed costs more than all else about a row.
alter table decision alter column answer_deflated set storage external, alter column grounds set storage external;

-- Earlier rows have all their columns: to look at each of them again would hold up every reader.
alter table decision add constraint decision_is_whole check (
    case form
        when 0 then num_nulls(policy_version, calendar_id, calendar_version, rules_revision, answer, explanation) = 0
        else num_nulls(made_under, answer_deflated, grounds) = 0
    end) not valid;
