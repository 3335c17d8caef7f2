-- The revision of a draft that is the publication it is built upon: such a draft is no work in progress any more.
alter table policy_draft add column published_revision integer;

-- A draft is begun after the publication that it is built upon, unless it was published as that one.
update policy_draft draft
set published_revision = draft.revision
from policy_publication publication, policy_draft_revision edit
where publication.sequence = draft.based_on
  and edit.policy_id = draft.policy_id
  and edit.name = draft.name
  and edit.revision = draft.revision
  and edit.changed_at < publication.published_at;
