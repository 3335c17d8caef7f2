import {read} from './api.js';

/** The zone of the calendar that a policy follows, where its days begin; that of the first calendar where it is not known. */
export async function zoneOfPolicy(settings, signal) {
  const calendar = settings?.calendar;
  const id = calendar?.otherwise ?? Object.values(calendar?.of ?? {})[0];
  if (!id) return (await read('/v1/calendars', {signal})).items[0]?.timezone ?? null;
  return (await read(`/v1/calendars/${encodeURIComponent(id)}`, {signal})).timezone;
}
