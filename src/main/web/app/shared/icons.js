import {html, svg} from 'lit';

// One shape a state, so that no colour is needed to tell them apart.
const SHAPES = {
  tick: svg`<path d="M2 6.4 4.8 9 10 3.2"/>`,
  clock: svg`<circle cx="6" cy="6" r="4.6"/><path d="M6 3.4V6l1.8 1.4"/>`,
  cross: svg`<path d="m2.6 2.6 6.8 6.8m0-6.8L2.6 9.4"/>`,
  triangle: svg`<path d="M6 1.6 11 10.4H1zM6 4.9v2.3M6 8.7v.1"/>`,
  ring: svg`<circle cx="6" cy="6" r="4.4"/>`,
  struck: svg`<circle cx="6" cy="6" r="4.6"/><path d="m2.8 9.2 6.4-6.4"/>`,
  dash: svg`<path d="M2.5 6h7"/>`,
  person: svg`<circle cx="6" cy="4" r="2.2"/><path d="M1.8 11c.4-2.6 2-3.8 4.2-3.8s3.8 1.2 4.2 3.8"/>`,
  bars: svg`<path d="M4 2.5v7m4-7v7"/>`
};

/** A shape of 12 px in the colour of the text beside it, which says the same in words. */
export const icon = shape =>
  html`<svg class="icon" viewBox="0 0 12 12" aria-hidden="true" focusable="false">${SHAPES[shape]}</svg>`;
