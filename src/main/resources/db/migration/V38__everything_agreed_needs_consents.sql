-- The person who went back in an emergency, without the consents that were needed; null for every other publication.
alter table policy_publication add column emergency text;

create index publication_in_emergency on policy_publication (sequence) where emergency is not null;

-- That somebody else looked at it afterwards.
create table publication_review (
    publication bigint primary key references policy_publication,
    person      text        not null,
    reviewed_by text        not null,
    reviewed_at timestamptz not null,
    note        text        not null
);

create trigger publication_review_is_append_only before update or delete or truncate on publication_review
    for each statement execute function kept_for_good();

-- Receivers hear of emergencies too: of one policy, or of all (no value).
alter table receiver_subscription drop constraint receiver_subscription_event_check;
alter table receiver_subscription add constraint receiver_subscription_event_check
    check (event in ('next-action-changed', 'published-in-emergency'));
alter table receiver_subscription drop constraint receiver_subscription_subject_check;
alter table receiver_subscription add constraint receiver_subscription_subject_check
    check (subject in ('LEAD', 'TEAM', 'OWNER', 'POLICY'));

-- Calendars, commitments and waivers are proposed as policies are. The number of what a proposal became is that of its own kind.
alter table proposal add column kind text not null default 'POLICY'
    check (kind in ('POLICY', 'CALENDAR', 'COMMITMENT', 'WAIVER'));
alter table proposal alter column kind drop default;
alter table proposal rename column policy_id to subject;
alter table proposal drop constraint proposal_publication_fkey;

drop index proposal_of_policy;
create index proposal_of_subject on proposal (kind, subject, number);
drop index open_proposal_of_draft;
create unique index open_proposal_of_draft on proposal (subject, draft) where state = 'OPEN' and kind = 'POLICY';

-- Who consented, as JSON, and the proposal that they consented to.
alter table calendar_publication add column consents text not null default '[]';
alter table calendar_publication add column proposal bigint;
alter table commitment_version add column consents text not null default '[]';
alter table commitment_version add column proposal bigint;
alter table waiver add column consents text not null default '[]';
alter table waiver add column proposal bigint;

-- The person who asked for a waiver cannot approve it; a key counts as the person who made it.
alter table waiver add column person text;
update waiver set person = coalesce(
    (select key.person from access_key key where waiver.requested_by like '%(key:' || key.id || ')'),
    substring(requested_by from '\(((?:key|account|oidc):[^\s()]+)\)$'),
    'local');
alter table waiver alter column person set not null;

-- Who asked for a decision, or told the fact that led to it. Null: before it was kept.
alter table decision add column recorded_by text;
