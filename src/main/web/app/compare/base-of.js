import {fullMoment} from '../shared/time.js';

/**
 * What a draft is compared with: what is scheduled, where it was begun from that; otherwise what is in force. `{edition, is, next}`:
 * `is` says which of the two, `next` is what is scheduled besides and is not in the draft. Null where nothing is in force.
 */
export function baseOf({basedOn, publishedAs}, present, zone) {
  if (!present) return null;
  const scheduled = present.next.filter(({kind}) => kind === 'PUBLISHED');
  const own = publishedAs === null ? scheduled.find(({sequence}) => sequence === basedOn) : null;
  if (own) {
    return {edition: `publication:${basedOn}`, sequence: basedOn, is: `scheduled from ${fullMoment(own.effectiveFrom, zone)}`,
      heading: `Scheduled (publication ${basedOn})`, next: null};
  }
  return {edition: 'in-force', sequence: present.publication.sequence, is: 'in force', heading: 'In force',
    next: publishedAs === null ? scheduled.at(-1) ?? null : null};
}
