// The days of a calendar as they are written in it, to be drawn. When a clock runs, the server says.

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
export const DAY_NAMES = {mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday', sat: 'Saturday', sun: 'Sunday'};
export const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const two = number => String(number).padStart(2, '0');

/** The dates of a month in weeks that begin on Monday; null before the first and after the last. */
export function weeksOf(year, month) {
  const first = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7;
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const cells = [...Array(first).fill(null), ...Array.from({length}, (_, day) => `${year}-${two(month + 1)}-${two(day + 1)}`)];
  while (cells.length % 7) cells.push(null);
  return Array.from({length: cells.length / 7}, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** `{kind: open | closed | holiday | short | extra, words}` of a date, as it is written. */
export function dayOf(calendar, date) {
  const holiday = calendar.holidays?.find(item => item.date === date);
  const extra = calendar.extra?.find(item => item.date === date);
  if (holiday?.hours?.length) return {kind: 'short', words: `${holiday.name ?? 'Other hours'}, ${hoursWords(holiday.hours)}`};
  if (extra) return {kind: 'extra', words: `also open ${hoursWords(extra.hours)}${holiday ? `, ${holiday.name ?? 'holiday'}` : ''}`};
  if (holiday) return {kind: 'holiday', words: holiday.name ?? 'holiday'};
  const weekly = weeklyOn(calendar, date)[DAYS[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7]];
  return weekly?.length ? {kind: 'open', words: hoursWords(weekly)} : {kind: 'closed', words: 'closed'};
}

/** The weekly hours that hold on a date: those of an earlier time, or the present ones. */
function weeklyOn(calendar, date) {
  const earlier = (calendar.earlier ?? []).filter(({until}) => date < until).sort((a, b) => a.until.localeCompare(b.until))[0];
  return (earlier ? earlier.hours : calendar.hours) ?? {};
}

export const hoursWords = hours => hours.map(([from, to]) => `${from} to ${to}`).join(' and ');

/** `09:00-12:30, 13:30-17:00`, as one writes hours into a field. */
export const hoursText = hours => (hours ?? []).map(([from, to]) => `${from}-${to}`).join(', ');

/** The hours of such a text. Whether they make sense, the server says. */
export const hoursOf = text => text.split(',').map(part => part.trim()).filter(Boolean).map(part => part.split(/\s*(?:-|–|to)\s*/));

/** `Monday to Friday 09:00 to 17:00`: neighbours with the same hours together. */
export function weekWords(hours = {}) {
  const runs = [];
  for (const day of DAYS) {
    const words = hours[day]?.length ? hoursWords(hours[day]) : null;
    if (runs.at(-1)?.words === words) runs.at(-1).to = day;
    else runs.push({words, from: day, to: day});
  }
  const open = runs.filter(({words}) => words);
  if (!open.length) return 'never open';
  return `open ${open.map(({words, from, to}) => `${DAY_NAMES[from]}${from === to ? '' : ` to ${DAY_NAMES[to]}`} ${words}`).join(', ')}`;
}

/** What differs between two calendars, for people. */
export function changesOf(before, after) {
  const known = new Map((before.holidays ?? []).map(item => [item.date, JSON.stringify(item)]));
  const wanted = new Map((after.holidays ?? []).map(item => [item.date, item]));
  return [
    ...(before.timezone === after.timezone ? [] : [`The time zone becomes ${after.timezone}.`]),
    ...DAYS.filter(day => hoursText(before.hours?.[day]) !== hoursText(after.hours?.[day]))
      .map(day => `${DAY_NAMES[day]}: ${hoursText(before.hours?.[day]) || 'closed'} becomes ${hoursText(after.hours?.[day]) || 'closed'}.`),
    ...[...wanted.values()].filter(item => known.get(item.date) !== JSON.stringify(item))
      .map(item => `${item.date} ${known.has(item.date) ? 'changes to' : 'becomes a holiday:'} ${item.name ?? 'no name'}${item.hours?.length ? `, open ${hoursWords(item.hours)}` : ''}.`),
    ...[...known.keys()].filter(date => !wanted.has(date)).map(date => `${date} is no holiday any more.`)
  ];
}

/** `Thu 1 Jan`: a date of a list of one year. */
export const dateWords = date => new Intl.DateTimeFormat('en-GB', {weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC'}).format(new Date(`${date}T00:00Z`)).replace(',', '');
