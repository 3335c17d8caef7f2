"""A lead from its first fact to the next action, and a policy from a draft to its publication.

Usage: story.py <address of the server> <a word that makes the names new>
"""
import sys
from datetime import datetime, timezone

import leadline_client as leadline
from leadline_client.rest import ApiException

address, word = sys.argv[1], sys.argv[2]
me = "analyst@example.com"
received = datetime(2016, 1, 11, 15, 0, tzinfo=timezone.utc)
called = datetime(2016, 1, 11, 15, 30, tzinfo=timezone.utc)

with leadline.ApiClient(leadline.Configuration(host=address)) as client:
    decisions = leadline.DecisionsApi(client)
    leads = leadline.LeadsApi(client)
    policies = leadline.PoliciesApi(client)
    drafts = leadline.DraftsApi(client)
    editions = leadline.EditionsApi(client)
    cases = leadline.CasesApi(client)
    publications = leadline.PublicationsApi(client)

    # Decide, with all facts in the request.
    facts = leadline.DecisionRequest(
        as_of=received,
        lead=leadline.Lead(id=f"L-{word}", rank=92, stage="MQL", received_at=received))
    decision = decisions.decide(facts, record=False)
    print("decided:", decision.required_actions[0].sentence)

    # Or tell the server each fact as it happens, and ask what is next.
    lead = f"L-{word}-tracked"
    leads.put_lead(lead, leadline.LeadDescription(rank=92, stage="MQL", received_at=received))
    reply = leads.tell_attempt(
        lead, leadline.AttemptFact(id="a1", channel="PHONE", occurred_at=called, outcome="NO_ANSWER"))
    print("told:", reply.decision.required_actions[0].sentence)
    action = leads.get_next_action(lead).actual_instance.required_actions[0]
    print(f"next: {action.type} {action.channel}, attempt {action.attempt} of {action.of}")

    # A problem says what is wrong, and where.
    try:
        leads.tell_attempt(lead, leadline.AttemptFact(id="a2", channel="FAX", occurred_at=called))
    except ApiException as refused:
        print("refused:", leadline.Problem.from_json(refused.body).detail.splitlines()[0])

    # Edit a draft: each edit names the ETag of the draft that was seen.
    policy = f"policy-{word}"
    draft = policies.create_policy_with_http_info(
        leadline.NewPolicy(id=policy, copy_of="mql-to-sal-predictive"), var_from=me)
    edits = leadline.TableEdits(edits=[leadline.TableEdit(op="SET", row="A", column="PHONE", value="8")])
    edited = drafts.edit_draft_table_with_http_info(
        policy, "main", "attempts", draft.headers["ETag"], edits, var_from=me)
    row = next(row for row in edited.data.tables["attempts"].rows if row["row"] == "A")
    print(f"edited: revision {edited.data.revision}, {row['PHONE']} calls for an A lead")

    # The cases expect seven calls. The change is intended, so they shall expect eight; then publish.
    accepted = cases.accept_cases_with_http_info(
        policy, "main", edited.headers["ETag"], leadline.Acceptance(), var_from=me)
    review = editions.review_edition(id=policy, edition="draft:main", only="failed")
    published = publications.publish_policy(
        policy,
        me,
        leadline.PublicationRequest(draft="main", reason="One more call pays", acknowledged=review.to_acknowledge),
        if_match=accepted.headers["ETag"])
    print("published:", published.state.value)
