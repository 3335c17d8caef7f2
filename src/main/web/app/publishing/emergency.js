import {html, nothing} from 'lit';
import {send} from '../shared/api.js';
import {toast} from '../shared/announce.js';
import {may, needs} from '../shared/may.js';

// Going back without consents, because what is in force does harm now; and what somebody else says of it afterwards.

/** Offers to go back at once, where others would have to consent and one may publish. `dialog` is the one that asks. */
export const emergencyTick = (dialog, usual) => (may('publish') ? html`<label class="tick"><input type="checkbox" name="emergency" value="yes"
  @change=${({target}) => { dialog.asked = {...dialog.asked, button: target.checked ? 'Go back at once' : usual}; }}>
  <span><b>It is an emergency:</b> go back at once, without consents. Others are told, and somebody else has to review it.</span></label>` : nothing);

/** That a publication was made in an emergency, and who reviewed it; nothing for all others. */
export const emergencyNote = ({emergency}) => (emergency ? html`<p class="small emergency"><span class="chip ${emergency.reviewedBy ? 'off' : 'risk'}">emergency</span> ${emergency.sentence}</p>` : nothing);

/** Reviews it, where nobody has yet. */
export const reviewButton = (dialog, publication, done) => {
  const {emergency} = publication;
  if (!emergency || emergency.reviewedBy) return nothing;
  return html`<button class="small" ?disabled=${may('consent') && !emergency.mayReview} title=${emergency.mayReview ? nothing : emergency.objection ?? nothing} ${needs('consent')}
    @click=${() => review(dialog(), publication, done)}>Review…</button>`;
};

const review = (dialog, {policy, sequence}, done) => dialog.open({
  title: `Review publication ${sequence}`,
  text: 'It went back in an emergency, without consents. What you found is kept with it for good, and changes nothing.',
  button: 'Keep the review',
  act: async ({reason}) => {
    await send('POST', `/v1/policies/${encodeURIComponent(policy)}/publications/${sequence}/review`, {note: reason});
    toast(`Publication ${sequence} is reviewed.`);
    done();
  }
});
