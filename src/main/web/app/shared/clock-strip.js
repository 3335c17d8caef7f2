import {LitElement, html, nothing, svg} from 'lit';
import {clock, day, moment, place} from './time.js';
import {axis, kindOf, scale} from './strip-scale.js';
import {lines, reading} from './strip-words.js';

/** Below this it is scrolled, so that its letters stay as large as others. */
const LEAST = 640;
const USUAL = 1172;
const LEFT = 56;
const RIGHT = 116;
const LANES = [{y: 34, height: 22}, {y: 78, height: 10}];
const BOTTOM = 112;
const NEAR = 52;

/**
 * Time as a duty counts it: a lane a clock, with what was counted, what was closed or paused, what was done, and by when it is
 * due. All of it is told by the server; the same stands below it as a table, and is read out as a sentence.
 *
 * `lanes` are `{name, trace, deadline}`; the first is the lead's. `marks` are `{at, shape, words}` on it, shapes being `call`,
 * `other` and `tick`.
 */
class ClockStrip extends LitElement {
  static properties = {
    lanes: {attribute: false},
    marks: {attribute: false},
    now: {attribute: false},
    zone: {attribute: false},
    note: {attribute: false},
    room: {state: true}
  };

  constructor() {
    super();
    Object.assign(this, {lanes: [], marks: [], now: null, zone: null, note: '', room: USUAL});
    this.sizes = new ResizeObserver(([{contentRect}]) => { if (contentRect.width) this.room = Math.max(LEAST, Math.floor(contentRect.width)); });
  }

  connectedCallback() {
    super.connectedCallback();
    this.sizes.observe(this);
  }

  disconnectedCallback() {
    this.sizes.disconnect();
    super.disconnectedCallback();
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const [lead] = this.lanes;
    if (!lead?.trace.length) return html`<p class="muted">No clock ran for this.</p>`;
    const base = axis(this.lanes.map(({trace}) => trace));
    const shown = this.marks.map(mark => mark.at);
    const last = [base.at(-1).to, this.now, ...this.lanes.map(lane => lane.deadline), ...shown].filter(Boolean).sort((a, b) => new Date(a) - new Date(b)).at(-1);
    const line = scale(base, last, this.room - LEFT - RIGHT, shown);
    return html`
      <div class="strip scroll" tabindex="0" role="group" aria-label="The clock, drawn">
        <svg viewBox="0 0 ${LEFT + line.width + RIGHT} ${BOTTOM + 14}" role="img" aria-label=${this.reading()}>
          <defs><pattern id="paused" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect class="hatch-ground" width="6" height="6"></rect><rect class="hatch" width="1.6" height="6"></rect></pattern></defs>
          ${this.days(base, line)}
          ${this.lanes.map((lane, i) => this.lane(lane, LANES[i], line))}
          ${this.marks.map(mark => this.mark(mark, line))}
          ${line.breaks.map(gap => this.gap(gap))}
          ${this.nowLine(line)}
        </svg></div>
      ${this.legend()}
      ${this.lanes.filter(lane => lane.trace.length).map((lane, i) => this.table(lane, i))}`;
  }

  reading() {
    const [lead, owner] = this.lanes;
    const due = lane => (lane.deadline ? `due ${moment(lane.deadline, this.zone)} ${place(this.zone)} time` : 'not due, because a pause has no end');
    const made = this.marks.filter(mark => mark.shape !== 'tick').map(mark => `${mark.words} ${moment(mark.at, this.zone)}`);
    return [`By the lead's clock: ${reading(lead.trace, this.zone)}; ${due(lead)}`,
      owner ? `By the owner's clock: ${due(owner)}` : '', made.length ? `Done: ${made.join(', ')}` : 'Nothing was done yet']
      .filter(Boolean).join('. ') + '.';
  }

  days(trace, line) {
    let last = -NEAR;
    let named = '';
    return trace.filter(part => part.counted || kindOf(part) === 'paused').map(part => {
      const x = line.at(part.from);
      const words = day(part.from, this.zone).split(' ');
      const name = `${words[0]} ${words[1]}`;
      if (x - last < NEAR || name === named) return nothing;
      last = x;
      named = name;
      return svg`<text class="day" x=${LEFT + x} y="16">${name}</text>`;
    });
  }

  lane({name, trace, deadline}, {y, height}, line) {
    const middle = y + height / 2;
    const first = LEFT + line.at(trace[0]?.from ?? deadline);
    const end = LEFT + line.at(deadline ?? trace.at(-1)?.to);
    return svg`<text class="lane" x="0" y=${middle + 4}>${name}</text>
      <line class="axis" x1=${first} x2=${end} y1=${middle} y2=${middle}></line>
      <line class="axis after" x1=${end} x2=${LEFT + line.width} y1=${middle} y2=${middle}></line>
      ${trace.flatMap(part => this.cut(part)).map(part => this.part(part, y, height, line))}
      ${deadline ? svg`<rect class="deadline" x=${end - 1.5} y=${y - 6} width="3" height=${height + 12}></rect>
        <text class="due" x=${end + 6} y=${middle}>due</text><text class="due-at" x=${end + 6} y=${middle + 13}>${day(deadline, this.zone).split(' ').slice(0, 2).join(' ')} ${clock(deadline, this.zone)}</text>` : nothing}`;
  }

  /** What is past and what is to come look different. */
  cut(part) {
    const now = this.now ? new Date(this.now) : null;
    if (!now || new Date(part.to) <= now) return [{...part, past: true}];
    if (new Date(part.from) >= now) return [{...part, past: false}];
    return [{...part, to: now.toISOString(), past: true}, {...part, from: now.toISOString(), past: false}];
  }

  part(part, y, height, line) {
    const x = LEFT + line.at(part.from);
    const width = LEFT + line.at(part.to) - x;
    const kind = kindOf(part);
    const title = svg`<title>${moment(part.from, this.zone)} to ${moment(part.to, this.zone)}: ${part.counted ? 'counted' : part.reason}</title>`;
    if (kind === 'holiday') {
      return svg`<g><rect class="nothing" x=${x} y=${y} width=${width} height=${height}>${title}</rect>
        <text class="why" x=${x + width / 2} y=${y + height + 14}>${height > 12 ? 'holiday' : ''}</text></g>`;
    }
    if (kind === 'closed') return svg`<rect class="nothing" x=${x} y=${y} width=${width} height=${height}>${title}</rect>`;
    return svg`<rect class="${kind} ${part.past ? 'past' : 'to-come'} ${height > 12 ? '' : 'of-owner'}" x=${x} y=${y} width=${Math.max(width, .5)} height=${height}>${title}</rect>`;
  }

  mark({at, shape, words}, line) {
    const x = LEFT + line.at(at);
    const y = LANES[0].y + LANES[0].height / 2;
    const title = svg`<title>${words}, ${moment(at, this.zone)}</title>`;
    if (shape === 'call') return svg`<circle class="done" cx=${x} cy=${y} r="5">${title}</circle>`;
    if (shape === 'other') return svg`<rect class="done" x=${x - 5} y=${y - 4} width="10" height="8">${title}</rect>`;
    return svg`<g><line class="tick" x1=${x} x2=${x} y1=${LANES[0].y - 4} y2=${LANES[0].y + LANES[0].height + 6}>${title}</line>
      <text class="tick-words ${x < LEFT + 150 ? 'first' : ''}" x=${x} y=${LANES[0].y + LANES[0].height + 16}>${words}</text></g>`;
  }

  /** The axis is broken here: what lies between is not to scale. */
  gap({x, hours}) {
    const from = LEFT + x;
    const middle = LANES[0].y + LANES[0].height / 2;
    const words = hours < 48 ? `${Math.max(1, hours)} h` : `${Math.round(hours / 24)} days`;
    return svg`<g class="gap"><title>${words}, not to scale</title>
      <path d="M${from} ${middle + 10}l6 -20m5 0l-6 20"></path>
      <text class="gap-words" x=${from + 14} y=${BOTTOM + 6}>${words}</text></g>`;
  }

  nowLine(line) {
    if (!this.now) return nothing;
    const x = LEFT + line.at(this.now);
    return svg`<line class="now" x1=${x} x2=${x} y1="22" y2=${BOTTOM - 8}></line><text class="now-words" x=${x} y=${BOTTOM + 6}>now</text>`;
  }

  legend() {
    const paused = this.lanes[0].trace.find(part => kindOf(part) === 'paused');
    return html`<p class="legend small muted"><span class="key counted"></span> counted
      ${paused ? html`<span class="key paused"></span> ${paused.reason}` : nothing}
      <span class="key closed"></span> closed, squeezed <span class="key call"></span> call <span class="key other"></span> email or other ${this.note}</p>`;
  }

  table({name, trace, deadline}, i) {
    return html`<details class="as-table"><summary>${i ? 'The ' : 'As a table: the '}${name}'s clock, ${trace.length} intervals</summary>
      <div class="scroll" tabindex="0" role="group" aria-label="The ${name}'s clock as a table"><table class="plain">
        <caption class="unseen">The ${name}'s clock, in ${place(this.zone)} time</caption>
        <thead><tr><th scope="col">From</th><th scope="col">To</th><th scope="col" class="number">Counted</th><th scope="col" class="number">Sum</th><th scope="col">Why</th></tr></thead>
        <tbody>${lines(trace, this.zone).map(line => html`<tr><td>${line.from}</td><td>${line.to}</td><td class="number">${line.counted}</td><td class="number">${line.sum}</td><td>${line.why}</td></tr>`)}
        ${deadline ? html`<tr><th scope="row" colspan="4">Due ${moment(deadline, this.zone)} ${place(this.zone)}</th><td></td></tr>` : nothing}</tbody></table></div></details>`;
  }
}

customElements.define('clock-strip', ClockStrip);
