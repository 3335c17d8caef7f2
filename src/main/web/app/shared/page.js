import {LitElement} from 'lit';
import {Problem, read} from './api.js';
import {query} from './url.js';

const AGAIN = 5_000;

/**
 * A page: an element in the light DOM that gets the parts of its path as `path` and reads the rest from the query. `load`
 * reads what it shows; what was shown before stays while it loads.
 */
export class Page extends LitElement {
  static properties = {
    path: {attribute: false},
    problem: {state: true},
    loading: {state: true}
  };

  #reading = null;
  #later = null;

  // Fields of a class would hide the properties of Lit: so values begin in the constructor.
  constructor() {
    super();
    this.path = {};
    this.problem = null;
    this.loading = false;
  }

  createRenderRoot() {
    return this;
  }

  get query() {
    return query();
  }

  /** Reads again. An older reading that is still on its way is given up. */
  async reload() {
    this.#reading?.abort();
    clearTimeout(this.#later);
    const reading = this.#reading = new AbortController();
    this.loading = true;
    try {
      await this.load(reading.signal);
      if (this.#reading === reading) this.problem = null;
    } catch (problem) {
      if (problem.name === 'AbortError' || this.#reading !== reading) return;
      this.problem = asProblem(problem);
      // What passes by itself is looked for again, without anybody who presses a button.
      if (this.problem.passing) this.#later = setTimeout(() => this.reload(), AGAIN);
    } finally {
      if (this.#reading === reading) this.loading = false;
    }
  }

  /** Reads JSON of the server for this page. */
  read(address, signal) {
    return read(address, {signal});
  }

  disconnectedCallback() {
    this.#reading?.abort();
    clearTimeout(this.#later);
    super.disconnectedCallback();
  }

  willUpdate(changed) {
    if (changed.has('path')) this.reload();
  }

  /** The address changed under the page: by default it reads again. */
  addressChanged() {
    this.reload();
  }

  async load() {}
}

/** A fault of a page itself is no refusal of the server, and is not to look like one. */
export function asProblem(fault) {
  if (fault instanceof Problem) return fault;
  console.error(fault);
  return Object.assign(fault, {title: 'This page failed', detail: fault.message});
}
