import {LitElement, html, nothing, svg} from 'lit';

// Where the bands of ranks lie, drawn to scale. What overlaps and what is missing, the server has found.

const WIDE_ENOUGH = 5;

/** Ranks from 0 to 100 with the tier of each: `rows` of rank-tiers, and the `findings` about them. */
class RankRuler extends LitElement {
  static properties = {rows: {attribute: false}, findings: {attribute: false}, rank: {attribute: false}};

  constructor() {
    super();
    this.rows = [];
    this.findings = [];
    this.rank = null;
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const bands = this.rows.map(band).filter(({from, below}) => below > from);
    const overlaps = this.of('OVERLAP').map(({rows}) => overlap(bands.filter(({row}) => rows.includes(row)))).filter(Boolean);
    const gaps = this.of('GAP').map(({example}) => gap(bands, Number(example?.rank))).filter(Boolean);
    const edges = [...new Set([0, ...bands.flatMap(({from, below}) => [from, below]), 100])].sort((a, b) => a - b);
    return html`<svg class="ruler" role="img" aria-label=${spoken(bands, overlaps, gaps)}>
      <defs><pattern id="ruler-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" class="ruler-hatch-ground"></rect><rect width="3" height="6" class="ruler-hatch-line"></rect></pattern></defs>
      <rect class="ruler-ground" x="0" y="18" width="100%" height="24"></rect>
      ${bands.map(drawn)}
      ${gaps.map(part => svg`<rect class="ruler-gap" x="${part.from}%" y="18" width="${part.below - part.from}%" height="24"/>${above(part, `nobody has ${part.from} to ${part.below}`)}`)}
      ${overlaps.map(part => svg`<rect class="ruler-overlap" x="${part.from}%" y="16" width="${part.below - part.from}%" height="28"/>${above(part, `${part.from} to ${part.below}: ${part.tiers.join(' and ')}`)}`)}
      ${spaced(edges).map(at => svg`<text class="ruler-tick" x="${at}%" y="57" text-anchor=${anchor(at)}>${at}</text>`)}
      ${this.rank === null ? nothing : svg`<line class="ruler-rank" x1="${this.rank}%" x2="${this.rank}%" y1="12" y2="46"/>`}
    </svg>`;
  }

  of(kind) {
    return this.findings.filter(finding => finding.kind === kind && finding.table === 'rank-tiers');
  }
}

function band({row, from, below, tier, handling}, at) {
  return {row: row || `#${at + 1}`, from: number(from, 0), below: number(below, 100), tier, nurtured: handling === 'nurture', step: Math.min(at, 3)};
}

/** A number of a cell as a place on the ruler; what is no number yet, as if it were blank. */
function number(text, blank) {
  const value = text?.trim() ? Number(text) : blank;
  return Number.isFinite(value) ? Math.min(100, Math.max(0, value)) : blank;
}

function drawn({from, below, tier, nurtured, step}) {
  const tone = nurtured ? 'nurtured' : `step-${step}`;
  return svg`<rect class="ruler-band ${tone}" x="${from}%" y="18" width="${below - from}%" height="24"/>
    ${below - from < WIDE_ENOUGH ? nothing : svg`<text class="ruler-tier ${tone}" x="${(from + below) / 2}%" y="34" text-anchor="middle">${tier}</text>`}`;
}

function overlap(bands) {
  if (bands.length < 2) return null;
  const from = Math.max(...bands.map(part => part.from));
  const below = Math.min(...bands.map(part => part.below));
  return from < below ? {from, below, tiers: bands.map(part => part.tier)} : null;
}

function gap(bands, rank) {
  if (!Number.isFinite(rank)) return null;
  const from = Math.max(0, ...bands.map(part => part.below).filter(end => end <= rank));
  const below = Math.min(100, ...bands.map(part => part.from).filter(begin => begin > rank));
  return from < below ? {from, below} : null;
}

const anchor = at => (at < 3 ? 'start' : at > 97 ? 'end' : 'middle');
const above = ({from, below}, words) =>
  svg`<text class="ruler-wrong" x="${(from + below) / 2}%" y="11" text-anchor=${anchor((from + below) / 2 < 12 ? 0 : (from + below) / 2 > 88 ? 100 : 50)}>${words}</text>`;

/** Numbers that would stand on each other are left out. */
function spaced(edges) {
  const kept = [];
  for (const at of edges) {
    if (at === 100 && kept.length && at - kept.at(-1) < 3) kept.pop();
    if (!kept.length || at - kept.at(-1) >= 3) kept.push(at);
  }
  return kept;
}

function spoken(bands, overlaps, gaps) {
  const parts = [
    ...bands.map(({from, below, tier}) => `${from} to ${below}: ${tier}`),
    ...overlaps.map(({from, below, tiers}) => `${from} to ${below} is in ${tiers.join(' and in ')}`),
    ...gaps.map(({from, below}) => `${from} to ${below} has no tier`)
  ];
  return `Tiers by rank. ${parts.join('; ')}.`;
}

customElements.define('rank-ruler', RankRuler);
