const BEGINS_WITHIN = 30_000;

/**
 * The transition that carries a publication over to the open leads; `{state: 'SOON'}` in the moments between its coming and the
 * beginning of that; null where nothing is carried over, or no longer.
 */
export function carrying({sequence, kind, state, transition, effectiveFrom}, transitions) {
  const known = transitions.find(({publication}) => publication === `publication:${sequence}`);
  if (known) return known.state === 'RUNNING' ? known : null;
  const fresh = kind === 'PUBLISHED' && state === 'IN_FORCE' && transition !== 'new-leads' && effectiveFrom
    && Date.now() - new Date(effectiveFrom) < BEGINS_WITHIN;
  return fresh ? {state: 'SOON'} : null;
}
