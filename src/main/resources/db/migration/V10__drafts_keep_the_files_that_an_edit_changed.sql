-- The text of every file of a draft, once, by its hash: what two revisions, or two drafts, have in common is here once.
create table policy_file (
    hash text primary key,
    content text not null
);

create trigger policy_file_is_append_only before update or delete or truncate on policy_file
    for each statement execute function kept_for_good();

-- The files that an edit made others than they were. At a revision a file is what the last edit up to then made it; without
-- a hash it was taken out.
create table policy_draft_file (
    policy_id text    not null,
    name      text    not null,
    path      text    not null,
    revision  integer not null,
    hash      text references policy_file,
    primary key (policy_id, name, path, revision),
    foreign key (policy_id, name, revision) references policy_draft_revision on delete cascade
);

insert into policy_file (hash, content)
select distinct 'sha256:' || encode(sha256(convert_to(file.value, 'UTF8')), 'hex'), file.value
from policy_draft_revision revision, json_each_text(revision.files::json) file;

insert into policy_draft_file (policy_id, name, path, revision, hash)
with written as (
    select policy_id, name, revision, key as path,
           'sha256:' || encode(sha256(convert_to(value, 'UTF8')), 'hex') as hash
    from policy_draft_revision, json_each_text(files::json)
), stated as (
    select revision.policy_id, revision.name, revision.revision, path.path, written.hash,
           lag(written.hash) over (
               partition by revision.policy_id, revision.name, path.path order by revision.revision) as before
    from policy_draft_revision revision
    join (select distinct policy_id, name, path from written) path using (policy_id, name)
    left join written using (policy_id, name, revision, path)
)
select policy_id, name, path, revision, hash from stated where hash is distinct from before;

-- Over all files of a revision: who saw it knows by this whether it is still the same.
alter table policy_draft_revision add column hash text;
update policy_draft_revision set hash = 'sha256:' || encode(sha256(convert_to(files, 'UTF8')), 'hex');
alter table policy_draft_revision alter column hash set not null;
alter table policy_draft_revision drop column files;
