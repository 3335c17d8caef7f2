// The URL is the state: what a page shows stands in its path and its query, so that a link shows the same to anybody.

const listeners = new Set();

/** The values of the query, as they are now. */
export const query = () => new URLSearchParams(location.search);

/** An address of this server: a path, and those of the values that are there. Lists become commas. */
export function address(path, values = {}) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    const text = Array.isArray(value) ? value.join(',') : value;
    if (text !== undefined && text !== null && text !== '' && text !== false) search.set(name, text);
  }
  return search.size ? `${path}?${search}` : path;
}

/**
 * Goes to another page, or the same with another query. Back comes here again, unless it replaces. Each entry of the history keeps how
 * many steps back the page before it lies; none for the page by which one came in.
 */
export function go(to, {replace = false} = {}) {
  if (to === location.pathname + location.search) return;
  const steps = history.state?.steps ?? 0;
  if (replace) history.replaceState(history.state, '', to);
  else history.pushState({steps: to.split('?')[0] !== location.pathname ? 1 : steps && steps + 1}, '', to);
  tell();
}

/** Goes back to the page one came from, whatever was looked at on this one meanwhile; without one, to another. */
export function leave(otherwise) {
  const steps = history.state?.steps;
  if (steps) history.go(-steps);
  else go(otherwise);
}

/** The address of this page with some values of the query changed. Null and empty take a value out. */
export const withQuery = values => address(location.pathname, {...Object.fromEntries(query()), ...values});

/** Changes some values of the query and keeps the others. */
export const change = (values, options) => go(withQuery(values), options);

/** Hears of each change of the address. Answers what ends it. */
export function onAddress(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell() {
  for (const listener of listeners) listener();
}

/** Links within this server do not load the page anew. Other keys, targets and downloads are the browser's. */
export function followLinks() {
  addEventListener('popstate', tell);
  document.addEventListener('click', event => {
    const link = event.target.closest?.('a[href]');
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) return;
    const to = new URL(link.href, location.href);
    if (to.origin !== location.origin || /^\/(v1|q|sign-in)\//.test(to.pathname)) return;
    if (to.pathname === location.pathname && to.search === location.search && to.hash) return;
    event.preventDefault();
    go(to.pathname + to.search);
  });
}
