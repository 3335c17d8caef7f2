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
