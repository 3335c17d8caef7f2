// A table that may be wider than its place. Where it is, the keyboard reaches it too, and a reader hears what it is.

class ScrollBox extends HTMLElement {
  #sizes = new ResizeObserver(() => this.#measure());

  connectedCallback() {
    this.#sizes.observe(this);
    if (this.firstElementChild) this.#sizes.observe(this.firstElementChild);
  }

  disconnectedCallback() {
    this.#sizes.disconnect();
  }

  #measure() {
    const wide = this.scrollWidth > this.clientWidth + 1;
    for (const [name, value] of [['tabindex', '0'], ['role', 'group'], ['aria-label', this.getAttribute('label')]]) {
      if (wide) this.setAttribute(name, value);
      else this.removeAttribute(name);
    }
  }
}

customElements.define('scroll-box', ScrollBox);
