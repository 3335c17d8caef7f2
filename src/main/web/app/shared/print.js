import {html} from 'lit';

// A printed page is a document of its own: everything unfolded, and the moment at which it was printed.

const MOMENT = {dateStyle: 'full', timeStyle: 'long'};

addEventListener('beforeprint', () => {
  for (const printed of document.querySelectorAll('.printed-at')) {
    printed.textContent = new Intl.DateTimeFormat('en-GB', MOMENT).format(new Date());
  }
  for (const folded of document.querySelectorAll('main details:not([open])')) {
    folded.open = true;
    folded.dataset.unfolded = '';
  }
});

addEventListener('afterprint', () => {
  for (const unfolded of document.querySelectorAll('main details[data-unfolded]')) {
    unfolded.open = false;
    delete unfolded.dataset.unfolded;
  }
});

export const printButton = () => html`<button @click=${() => window.print()}>Print</button>`;

/** Stands on paper only: where this was read, and when it was printed. */
export const printedFoot = what => html`
  <p class="on-paper">${what} ${location.origin}${location.pathname}${location.search}, printed <span class="printed-at"></span>.</p>`;

export const copyLinkButton = () => html`<button @click=${copyLink}>Copy link</button>`;

async function copyLink({target}) {
  await navigator.clipboard.writeText(location.href);
  target.textContent = 'Copied';
  setTimeout(() => { target.textContent = 'Copy link'; }, 2_000);
}
