-- Who edited a draft since it was last published: nobody consents to their own work. A person is named as records name
-- whoever they proved to be; a key counts as the person who made it. Copies of a draft take its editors along.
create table policy_draft_editor (
    policy_id text not null,
    name      text not null,
    person    text not null,
    primary key (policy_id, name, person),
    foreign key (policy_id, name) references policy_draft on delete cascade
);

-- Before there was access control everybody was whoever is at this machine.
insert into policy_draft_editor (policy_id, name, person)
select distinct edit.policy_id, edit.name,
    coalesce(substring(edit.changed_by from '\(((?:key|account|oidc):[^\s()]+)\)$'),
        case edit.changed_by when 'folder' then 'folder' else 'local' end)
from policy_draft_revision edit
join policy_draft draft on (draft.policy_id, draft.name) = (edit.policy_id, edit.name)
left join policy_publication publication on publication.sequence = draft.based_on
where publication.sequence is null or edit.changed_at > publication.published_at;

-- Who consented to a publication, as JSON, and the proposal that they consented to.
alter table policy_publication add column consents text not null default '[]';
alter table policy_publication add column proposal bigint;

-- What somebody wants to be published once others consent.
create table proposal (
    number        bigint generated always as identity primary key,
    policy_id     text        not null,
    -- as it was asked for, as JSON
    asked         text        not null,
    -- the draft, and the tag of the revision that is proposed; null for anything else
    draft         text,
    tag           text,
    -- the consents that it needed when it was proposed, as JSON
    needed        text        not null,
    -- the persons who edited the draft
    editors       text[]      not null,
    proposer      text        not null,
    proposed_by   text        not null,
    proposed_at   timestamptz not null,
    state         text        not null check (state in ('OPEN', 'PUBLISHED', 'REFUSED', 'WITHDRAWN', 'VOID')),
    closed_by     text,
    closed_at     timestamptz,
    closed_reason text,
    publication   bigint references policy_publication,
    check ((draft is null) = (tag is null)),
    check ((state = 'OPEN') = (closed_at is null)),
    check ((state = 'PUBLISHED') = (publication is not null))
);

create index proposal_of_policy on proposal (policy_id, number);
create index open_proposal on proposal (number) where state = 'OPEN';
-- A draft is proposed once at a time.
create unique index open_proposal_of_draft on proposal (policy_id, draft) where state = 'OPEN';

create table proposal_consent (
    proposal bigint      not null references proposal,
    person   text        not null,
    given_by text        not null,
    given_at timestamptz not null,
    sides    text[]      not null,
    primary key (proposal, person)
);

create trigger proposal_consent_is_append_only before update or delete or truncate on proposal_consent
    for each statement execute function kept_for_good();
