import {read} from './api.js';
import {address} from './url.js';

/** A list of the server, read page by page: `items` so far, whether there is `more`, and the `total` where the server tells it. */
export class PagesOf {
  constructor(path, values = {}, limit = 50) {
    Object.assign(this, {path, values, limit, items: [], next: null, total: null, begun: false});
  }

  get more() {
    return !this.begun || this.next !== null;
  }

  async read(signal) {
    const {items, next, total = null} = await read(address(this.path, {...this.values, limit: this.limit, cursor: this.next}), {signal});
    this.items = [...this.items, ...items];
    this.next = next;
    this.total = total;
    this.begun = true;
    return this.items;
  }
}
