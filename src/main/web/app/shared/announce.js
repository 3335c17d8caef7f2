// What is said to those who listen, and shown for a moment to those who see: at most one thing in two seconds.

const GAP = 2_000;
let waiting = null;
let timer = null;

/** Says it politely; of several things within the gap the last one. */
export function announce(words, {urgent = false} = {}) {
  if (urgent) return tell('urgent-words', words);
  waiting = words;
  if (timer) return;
  say();
  timer = setTimeout(() => {
    timer = null;
    if (waiting) announce(waiting);
  }, GAP);
}

function say() {
  tell('polite-words', waiting);
  waiting = null;
}

function tell(id, words) {
  const region = document.getElementById(id);
  if (region) region.textContent = words;
}

/**
 * Shows words with a button for a while: `toast('Called.', {label: 'Undo', act})`. What is said `aside` leaves the button of the
 * words before it.
 */
export function toast(words, {label, act, seconds = 8, aside = false} = {}) {
  dispatchEvent(new CustomEvent('leadline-toast', {detail: {words, label, act, seconds, aside}}));
  announce(words);
}
