// Which page stands at which address. Pages are loaded when they are opened first.

const ROUTES = [
  ['/', 'queue-page', 'Queue', () => import('../queue/queue-page.js')],
  ['/queue', 'queue-page', 'Queue', () => import('../queue/queue-page.js')],
  ['/leads/:id', 'lead-page', 'Lead :id', () => import('../lead/lead-page.js')],
  ['/policies', 'policies-page', 'Policies', () => import('../policies/policies-page.js')],
  ['/policies/:id', 'policy-page', ':id', () => import('../policies/policy-page.js')],
  ['/policies/:id/drafts/:name', 'draft-page', 'Draft :name', () => import('../draft/draft-page.js')],
  ['/calendars/:id', 'calendar-page', 'Calendar :id', () => import('../calendar/calendar-page.js')],
  ['/policies/:id/agreement', 'agreement-page', 'Agreement :id', () => import('../policies/agreement-page.js')],
  ['/policies/:id/drafts/:name/review', 'review-page', 'Review of :name', () => import('../review/review-page.js')],
  ['/policies/:id/history', 'history-page', 'History of :id', () => import('../history/history-page.js')],
  ['/access', 'access-page', 'Keys and accounts', () => import('../access/access-page.js')],
  ['/sign-in', 'sign-in-page', 'Sign in', () => import('../sign-in/sign-in-page.js')],
  ['/decisions/:id', 'decision-page', 'Decision :id', () => import('../decision/decision-page.js')],
];

const NOWHERE = ['', 'nowhere-page', 'No such page', () => import('./nowhere-page.js')];

/** The page at a path: the name of its element, the parts of the path by name, its title, and what loads it. */
export function pageAt(pathname) {
  for (const route of ROUTES) {
    const path = parts(route[0], pathname);
    if (path) return page(route, path);
  }
  return page(NOWHERE, {});
}

function page([, name, title, load], path) {
  return {name, path, load, title: title.replace(/:(\w+)/g, (_, part) => path[part])};
}

function parts(pattern, pathname) {
  const wanted = pattern.split('/');
  const there = pathname.replace(/(.)\/$/, '$1').split('/');
  if (wanted.length !== there.length) return null;
  const found = {};
  for (const [i, part] of wanted.entries()) {
    if (part.startsWith(':')) found[part.slice(1)] = decodeURIComponent(there[i]);
    else if (part !== there[i]) return null;
  }
  return found;
}
