import {go} from '../shared/url.js';

/** The keys of the queue, as the list of keys says them. */
export const KEYS = [
  ['j k', 'move down, up'],
  ['Enter', 'open the lead'],
  ['1 to 9', 'tell the outcome of an attempt'],
  ['d', 'what can be done'],
  ['a', 'accept'],
  ['x', 'reject'],
  ['s', 'give to somebody'],
  ['p', 'pause the clock'],
  ['n', 'go to what is next'],
  ['m', 'mine: the leads of the owner that you are'],
  ['t', 'those of my team'],
  ['f', 'filter'],
  ['u', 'take back what was told last']
];

const ACTS = {
  j: page => page.move(1),
  k: page => page.move(-1),
  ArrowDown: page => page.move(1),
  ArrowUp: page => page.move(-1),
  d: page => page.current && page.openMenu(page.current),
  a: page => page.accept(new Date().toISOString()),
  x: page => page.ask('REJECTED'),
  s: page => page.ask('assign'),
  p: page => page.ask('pause'),
  n: page => page.goNext(),
  m: page => page.mine(),
  t: page => page.mineTeam(),
  f: page => page.querySelector('.filters .words').focus(),
  u: page => page.undo()
};

/** What a key does here, or null where it is not ours: in fields, dialogs and menus, and together with others. */
export function keyOf(event, page) {
  const typing = event.target.closest?.('input, textarea, select, dialog, [role=menu]');
  if (event.key === 'Escape' && event.target.matches?.('.filters .words')) return () => page.move(0);
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  const onRow = event.target.closest?.('.row');
  if (event.key.startsWith('Arrow') && !onRow) return null;
  if (event.key === 'Enter') return event.target.matches?.('.row') ? () => go(`/leads/${encodeURIComponent(page.current)}`) : null;
  if (/^[1-9]$/.test(event.key)) {
    const at = new Date().toISOString();
    // Without a row at hand it says so, rather than to tell it of a row that nobody looks at.
    return () => page.outcome(onRow ? Number(event.key) : null, at);
  }
  return ACTS[event.key] ?? null;
}
