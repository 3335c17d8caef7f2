// A lead from its first fact to the next action, and a policy from a draft to its publication.
// Usage: node story.js <address of the server> <a word that makes the names new>
import {
  CasesApi,
  Configuration,
  Decision,
  DecisionsApi,
  DraftsApi,
  EditionsApi,
  LeadsApi,
  PoliciesApi,
  Problem,
  PublicationsApi,
  ResponseError,
} from './leadline-client/index.js';

declare const process: { argv: string[] };

const [address, word] = process.argv.slice(2);
const configuration = new Configuration({ basePath: address });
const decisions = new DecisionsApi(configuration);
const leads = new LeadsApi(configuration);
const policies = new PoliciesApi(configuration);
const drafts = new DraftsApi(configuration);
const editions = new EditionsApi(configuration);
const cases = new CasesApi(configuration);
const publications = new PublicationsApi(configuration);

const from = 'analyst@example.com';
const receivedAt = new Date('2016-01-11T10:00:00-05:00');

const etag = (answer: { raw: Response }): string => answer.raw.headers.get('ETag') ?? '';

// Decide, with all facts in the request.
const decision = await decisions.decide({
  record: false,
  decisionRequest: { asOf: receivedAt, lead: { id: `L-${word}`, rank: 92, stage: 'MQL', receivedAt } },
});
console.log('decided:', decision.requiredActions[0].sentence);

// Or tell the server each fact as it happens, and ask what is next.
const id = `L-${word}-tracked`;
await leads.putLead({ id, leadDescription: { rank: 92, stage: 'MQL', receivedAt } });
const reply = await leads.tellAttempt({
  id,
  attemptFact: { id: 'a1', channel: 'PHONE', occurredAt: new Date('2016-01-11T15:30:00Z'), outcome: 'NO_ANSWER' },
});
console.log('told:', reply.decision?.requiredActions[0].sentence);
const next = (await leads.getNextAction({ id })) as Decision;
const action = next.requiredActions[0];
console.log(`next: ${action.type} ${action.channel}, attempt ${action.attempt} of ${action.of}`);

// A problem says what is wrong, and where.
try {
  await leads.tellAttempt({ id, attemptFact: { id: 'a2', channel: 'FAX', occurredAt: receivedAt } });
} catch (refused) {
  const problem: Problem = await (refused as ResponseError).response.json();
  console.log('refused:', problem.detail.split('\n')[0]);
}

// Edit a draft: each edit names the ETag of the draft that was seen.
const policy = `policy-${word}`;
const draft = await policies.createPolicyRaw({ from, newPolicy: { id: policy, copyOf: 'mql-to-sal-predictive' } });
const edited = await drafts.editDraftTableRaw({
  id: policy,
  name: 'main',
  table: 'attempts',
  ifMatch: etag(draft),
  from,
  tableEdits: { edits: [{ op: 'SET', row: 'A', column: 'PHONE', value: '8' }] },
});
const changed = (await edited.value())!;
const row = changed.tables!['attempts'].rows.find((each) => each['row'] === 'A');
console.log(`edited: revision ${changed.revision}, ${row?.['PHONE']} calls for an A lead`);

// The cases expect seven calls. The change is intended, so they shall expect eight; then publish.
const accepted = await cases.acceptCasesRaw({ id: policy, name: 'main', ifMatch: etag(edited), from, acceptance: {} });
const review = await editions.reviewEdition({ id: policy, edition: 'draft:main', only: 'failed' });
const published = await publications.publishPolicy({
  id: policy,
  from,
  ifMatch: etag(accepted),
  publicationRequest: { draft: 'main', reason: 'One more call pays', acknowledged: review.toAcknowledge },
});
console.log('published:', published.state);
