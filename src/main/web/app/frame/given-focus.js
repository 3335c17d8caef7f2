// A dialog gives the focus back when it closes. Browsers give it to what had it, and to nothing where that is gone meanwhile, such as
// an entry of a menu that closed, or a row that was drawn anew. Then whatever is nearest around it gets it.

let trail = [];

export function giveFocusBack() {
  document.addEventListener('focusin', ({target}) => {
    if (!target.closest('dialog')) trail = around(target);
  });
  // The event does not bubble, but it can be caught on its way down.
  document.addEventListener('close', () => requestAnimationFrame(giveBack), true);
}

function around(element) {
  const elements = [];
  for (let each = element; each && each !== document.body; each = each.parentElement) elements.push(each);
  return elements;
}

function giveBack() {
  const {activeElement} = document;
  const lost = activeElement === document.body || (activeElement?.closest('dialog') && !activeElement.closest('dialog[open]'));
  if (lost && !document.querySelector('dialog[open]')) trail.filter(each => each.isConnected).some(focus);
}

/** Focuses the element, or the first button right in it. */
function focus(element) {
  for (const each of [element, element.querySelector(':scope > button:not([disabled])')]) {
    each?.focus({preventScroll: true});
    if (each && document.activeElement === each) return true;
  }
  return false;
}
