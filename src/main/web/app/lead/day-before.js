import {question} from '../shared/api.js';
import {atLocal, localText} from '../shared/moments.js';

const BACK = 31 * 86_400_000;

/** The end of the last opening hours of an earlier day of the zone; null where there were none in a month. The server says when it is open. */
export async function endOfDayBefore(calendar, at, zone) {
  const from = new Date(new Date(at) - BACK).toISOString();
  const {body} = await question('/v1/calendars/elapsed', {calendar, from, to: at});
  const midnight = atLocal(`${localText(at, zone).slice(0, 10)}T00:00`, zone);
  const last = body.trace.filter(part => part.counted && new Date(part.from) < midnight).at(-1);
  return last ? new Date(Math.min(new Date(last.to), midnight)).toISOString() : null;
}
