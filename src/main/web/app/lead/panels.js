import {html, nothing, svg} from 'lit';
import {icon} from '../shared/icons.js';
import {needs} from '../shared/may.js';
import {chip, problemCard, segments, skeleton, stateChip} from '../shared/parts.js';
import {hours, moment, place, seconds, zoneOf} from '../shared/time.js';
import {CHANNELS, DUTIES, capital, plain} from '../shared/words.js';
import {asHappened, happenedAt, told} from './story.js';

// The panels of a lead's page. Each says in its own place that it could not be read.

export const dutyName = kind => DUTIES[kind] ?? capital(plain(kind));

/** A card with what was read, with what went wrong, or with lines where it will be. */
export const panel = (name, title, part, content, extra = nothing) => html`<section class="card panel ${name}" aria-labelledby="${name}-title">
  <header><h2 id="${name}-title">${title}</h2>${extra}</header>
  ${part.problem ? problemCard(part.problem, part.again) : part.data ? content(part.data) : skeleton(3)}</section>`;

/** The tables that say what is promised; others say what counts, and who is told. */
const WHY = ['rank-tiers', 'attempts', 'deadlines'];

/** What is owed, by the lead's clock and by that of its owner. */
export function owed({decision, ownership}, firings) {
  const rows = [...new Set((firings ?? []).filter(each => WHY.includes(each.table)).map(each => `${each.table} ${each.row}`))];
  return html`${decision.obligations.map(obligation => duty(obligation, ownership?.clocks.find(each => each.kind === obligation.kind)))}
    <p class="small muted">${rows.length ? `Why: ${rows.join(', ')}. ` : nothing}<a href="/decisions/${decision.id}">The decision</a></p>`;
}

function duty(obligation, own) {
  return html`<div class="duty"><div><b>${dutyName(obligation.kind)}</b><br><span class="small muted">${obligation.within ?? ''}</span></div>
    <div>
      <p>${stateChip(obligation.state)} <span class="muted">lead's clock</span> ${due(obligation)}</p>
      ${own ? html`<p>${stateChip(own.state)} <span class="muted">owner's clock</span> ${due(own)}</p>` : nothing}
      ${(obligation.channels ?? []).map(({channel, required, made}) => html`<p class="floor">
        <span class="muted">${CHANNELS[channel] ? `${CHANNELS[channel].toLowerCase()}s` : plain(channel)}</span>
        <span aria-hidden="true">${Array.from({length: Math.min(required, 30)}, (_, i) => html`<i class=${i < made ? 'made' : ''}></i>`)}</span> ${made} of ${required}</p>`)}
    </div></div>`;
}

function due({deadline, deadlineLocal, metAt}) {
  const zone = zoneOf(deadlineLocal);
  return html`${deadline ? `due ${moment(deadline, zone)}` : 'no deadline'}${metAt ? `, done ${moment(metAt, zone)}` : ''}`;
}

const PARTS = {nobody: 'nobody', paused: 'paused', closed: 'closed'};
/** Owners are told apart by a pattern, and not by a colour. */
const LOOKS = 4;
const looks = svg`<defs>
  <pattern id="look-1" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="soft" width="8" height="8"></rect><rect class="line" width="3.5" height="8"></rect></pattern>
  <pattern id="look-2" width="7" height="7" patternUnits="userSpaceOnUse"><rect class="soft" width="7" height="7"></rect><circle class="line" cx="3.5" cy="3.5" r="2"></circle></pattern>
  <pattern id="look-3" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="soft" width="6" height="6"></rect><rect class="line" width="6" height="2.5"></rect></pattern>
  <pattern id="look-nobody" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect class="ground" width="8" height="8"></rect><rect class="thin" width="1.5" height="8"></rect></pattern></defs>`;
const swatch = kind => (kind === PARTS.closed ? nothing : html`<svg class="swatch" aria-hidden="true"><rect class=${kind} width="100%" height="100%"></rect></svg>`);

/** Whose time it was; the parts add up to the whole. */
export function whoseTime({time, decision, ownership}) {
  const parts = [['nobody owned it', seconds(time.unassigned), PARTS.nobody],
    ...Object.entries(time.owned).map(([owner, open], i) => [`${owner} owned it`, seconds(open), `owner-${i % LOOKS}`]),
    ['paused', seconds(time.paused), PARTS.paused], ['closed: nights, weekends, holidays', seconds(time.outsideHours), PARTS.closed]];
  const whole = minutesOf(parts.map(([, length]) => length));
  const open = parts.filter(([, length, kind]) => length && kind !== PARTS.closed);
  const all = open.reduce((sum, [, length]) => sum + length, 0) || 1;
  let x = 0;
  return html`<svg class="bar" aria-hidden="true">${looks}${open.map(([, length, kind]) => {
    const from = x;
    x += length / all * 100;
    return svg`<rect class=${kind} x="${from}%" width="${length / all * 100}%" height="100%"></rect>`;
  })}</svg>
    <table class="plain"><tbody>${parts.map(([name, length, kind], i) => (length || name === 'paused' ? html`<tr><th scope="row">${swatch(kind)}${name}</th><td class="number">${exactly(whole[i])}</td></tr>` : nothing))}
      <tr><th scope="row"><b>since receipt, all in all</b></th><td class="number"><b>${exactly(whole.reduce((sum, each) => sum + each, 0))}</b></td></tr></tbody></table>
    ${twoClocks(decision, ownership, time)}`;
}

/** Whole minutes that add up to those of the whole. */
function minutesOf(lengths) {
  let sum = 0;
  return lengths.map(length => {
    const before = Math.floor(sum / 60);
    sum += length;
    return Math.floor(sum / 60) - before;
  });
}

const exactly = minutes => `${Math.floor(minutes / 60).toLocaleString('en')} h ${String(minutes % 60).padStart(2, '0')}`;

/** Where the two clocks do not say the same: it was late before it was the owner's. */
function twoClocks(decision, ownership, time) {
  const late = state => state === 'BREACHED' || state === 'MET_LATE';
  const routed = decision.obligations.filter(each => late(each.state) && ownership?.clocks.some(own => own.kind === each.kind && !late(own.state)));
  return routed.length ? html`<p class="small routed">${routed.map(each => dutyName(each.kind)).join(', ')}: late by the lead's clock, not by the owner's.
    ${seconds(time.unassigned) ? `Nobody owned the lead for ${hours(seconds(time.unassigned))} of open time.` : ''}</p>` : nothing;
}

/** `50% of the time gone`, `late`, `1 business hour after the deadline` */
function reached(threshold) {
  if (threshold === '100%') return 'late';
  return threshold.endsWith('%') ? `${threshold} of the time gone` : `${threshold} the deadline`;
}

/** What comes if nobody acts. */
export function coming({steps}, zone) {
  const alerts = steps.flatMap(step => step.alerts.map(alert => ({at: alert.at, shape: alert.threshold === '100%' ? 'cross' : 'triangle',
    words: `${dutyName(alert.obligation)}: ${reached(alert.threshold)}; told: ${alert.tell}`})));
  const later = steps.slice(1).map(step => ({at: step.from, shape: 'dash', words: step.requiredActions[0]?.sentence ?? 'Nothing is to be done.'}));
  const all = [...alerts, ...later].sort((a, b) => new Date(a.at) - new Date(b.at));
  if (!all.length) return html`<p class="muted">Nothing more comes by itself.</p>`;
  return html`<ol class="lines">${all.map(({at, shape, words}) => html`<li><time datetime=${at}>${moment(at, zone)}</time>${icon(shape)}<span>${words}</span></li>`)}</ol>`;
}

/** What people tell of a lead, and may have told by mistake. */
const TOLD = ['attempt', 'pause', 'disposition', 'assignment'];

/** Whether it can be taken back: what has no say for another reason than that it was taken back, too. */
function canGoBack(page, {what, type, id, leadId}, because) {
  const withdrawn = because && page.parts.timeline.data.items.some(each => each.type === 'withdrawal' && each.leadId === leadId
    && each.content?.kind === type && each.content.of === id);
  return page.lead && !page.at && what === 'fact' && TOLD.includes(type) && !withdrawn;
}

/** What happened, in either order. */
export function happened(page, pages, setAside, zone) {
  const known = page.order === 'known';
  const entries = known ? pages.items : asHappened(pages.items);
  return html`<ol class="lines">${entries.map(entry => {
    const {title, shape, sentence, because} = told(entry, setAside, zone, pages.items);
    const at = known ? entry.knownAt : happenedAt(entry);
    const lateKnown = !known && entry.what === 'fact' && new Date(entry.knownAt) - new Date(happenedAt(entry)) > 3_600_000;
    return html`<li class=${because ? 'aside' : ''} tabindex="-1"><time datetime=${at}>${moment(at, zone)}</time>${icon(shape)}<span>
      ${entry.decisionId ? html`<a href="/decisions/${entry.decisionId}">${title}</a>` : title}
      ${entry.leadId && entry.leadId !== page.path.id && entry.what === 'fact' ? html`<span class="muted small">told of ${entry.leadId}</span>` : nothing}
      ${lateKnown ? html`<span class="muted small">known ${moment(entry.knownAt, zone)}</span>` : nothing}
      ${sentence ? html`<span class="muted small sentence">${sentence}</span>` : nothing}
      ${because ? html`<span class="small because">Has no say: ${because}</span>` : nothing}</span>
      ${canGoBack(page, entry, because) ? html`<button type="button" class="link small" aria-label="Take back: ${title}" ${needs('tell-facts')} @click=${() => page.askBack(entry, title)}>Take back</button>` : nothing}</li>`;
  })}</ol>
    ${pages.more ? html`<button type="button" class="small" @click=${() => page.readMore()}>Show more</button>` : nothing}`;
}

export const orders = page => segments('Order', [['happened', 'As it happened'], ['known', 'As it became known']], page.order, order => page.choose({order: order === 'known' ? order : null}));

/** The cycles before this one, folded. */
export const earlierCycles = (cycles, zone) => (cycles.length ? html`<section class="card panel cycles"><details>
  <summary><h2>Earlier cycles <span class="muted">${cycles.length}</span></h2></summary>
  ${cycles.map(cycle => html`<h3>Cycle ${cycle.cycle}: received ${moment(cycle.receivedAt, zone)}, ${plain(cycle.disposition)} ${moment(cycle.disposedAt, zone)}${cycle.reason ? `: ${cycle.reason}` : ''}</h3>
    ${cycle.obligations.map(obligation => duty(obligation))}`)}</details></section>` : nothing);

/** A lead as a line of facts under its name. */
export function facts(lead, zone) {
  const {ownership, receipt} = lead;
  return html`<span>${lead.id}</span>
    ${chip('info', lead.decision ? `tier ${lead.decision.tier ?? 'none'}, ${lead.rank === null ? 'not ranked' : `rank ${lead.rank}`}` : 'not decided yet')}
    ${receipt.source ? html`<span>${receipt.source}</span>` : nothing}
    <span>owner <b>${ownership?.owner ?? 'nobody'}</b>${ownership?.team ? `, ${ownership.team}` : ''}${ownership?.since ? `, since ${moment(ownership.since, zone)}` : ''}</span>
    <span>received ${moment(receipt.receivedAt, zone)} ${place(zone)}</span>
    ${lead.standing === 'CLOSED' ? chip('off', 'closed', 'dash') : nothing}`;
}
