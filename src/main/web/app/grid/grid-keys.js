// Which key does what in a grid: a name of a command and how far it goes.

const MOVES = {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-20, 0], PageDown: [20, 0]};
const FAR = 1e6;

/** `[command, ...]` for a key, or null where the grid has nothing to do with it. */
export function commandOf(event, editable) {
  const ctrl = event.ctrlKey || event.metaKey;
  if (MOVES[event.key]) {
    if (event.altKey) return editable && event.key.length > 6 && MOVES[event.key][0] ? ['moveRow', MOVES[event.key][0]] : null;
    const far = ctrl ? FAR : 1;
    return [event.shiftKey ? 'extend' : 'move', ...MOVES[event.key].map(step => step * far)];
  }
  if (event.key === 'Home') return ['move', ctrl ? -FAR : 0, -FAR];
  if (event.key === 'End') return ['move', ctrl ? FAR : 0, FAR];
  if (event.key === 'Escape') return ['leave'];
  if (event.key === 'F8') return ['nextFinding', event.shiftKey ? -1 : 1];
  if (ctrl && event.key === 'a') return ['selectAll'];
  return editable ? editing(event, ctrl) : null;
}

function editing(event, ctrl) {
  const {key} = event;
  if (key === 'Tab') return ['tab', event.shiftKey ? -1 : 1];
  if (ctrl) {
    if (key === 'z' || key === 'Z') return [event.shiftKey ? 'redo' : 'undo'];
    if (key === 'y') return ['redo'];
    if (key === 'd') return ['fillDown'];
    if (key === '+' || key === '=') return ['insertRow'];
    if (key === '-' || key === '_') return ['removeRows'];
    return null;
  }
  if (key === 'Enter' || key === 'F2') return ['edit'];
  if (key === 'Delete' || key === 'Backspace') return ['clear'];
  if (key.length === 1 && !event.altKey) return ['type', key];
  return null;
}
