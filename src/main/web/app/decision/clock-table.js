import {html, nothing} from 'lit';
import {day, exactMoment, hours} from '../shared/time.js';
import '../shared/clock-strip.js';
import '../shared/scroll-box.js';
import {CHANNELS, DUTIES, plain, capital} from '../shared/words.js';

// How the clock got to a deadline, drawn and interval by interval, so that a person can compute it again.

const FOLDED_FROM = 60;

export const duty = kind => DUTIES[kind] ?? capital(plain(kind));

/** What was done, on the strip. */
export const marksOf = attempts => attempts.filter(attempt => attempt.counts).map(({channel, occurredAt}) =>
  ({at: occurredAt, shape: channel === 'PHONE' ? 'call' : 'other', words: CHANNELS[channel] ?? capital(plain(channel))}));

export const clockTable = (clock, {zone, deadline, marks}) => html`
  <section class="clock"><h3>${duty(clock.kind)}, within ${clock.within}</h3>
    <clock-strip .lanes=${[{name: 'lead', trace: clock.trace, deadline}]} .marks=${marks} .zone=${zone}></clock-strip>
    ${clock.trace.length > FOLDED_FROM
      ? byWeek(clock.trace).map(week => html`<details><summary>${weekLine(week, zone)}</summary>${intervals(week, zone)}</details>`)
      : intervals(clock.trace, zone)}
    <p>${sum(clock)}</p>
    ${clock.pausesSetAside.length ? html`<ul class="bare">${clock.pausesSetAside.map(pause => html`
      <li>Pause from ${exactMoment(pause.from, zone)}${pause.to ? ` to ${exactMoment(pause.to, zone)}` : ''} did not stop this clock: ${pause.because}</li>`)}</ul>` : nothing}
  </section>`;

const intervals = (trace, zone) => html`<scroll-box label="Clock, interval by interval"><table class="plain" aria-label="Clock, interval by interval">
  <thead><tr><th scope="col">From</th><th scope="col">To</th><th scope="col">Clock</th><th scope="col" class="number">Counted</th><th scope="col">Why</th></tr></thead>
  <tbody>${trace.map(part => html`<tr class=${part.counted ? '' : 'standing'}>
    <td>${exactMoment(part.from, zone)}</td><td>${exactMoment(part.to, zone)}</td>
    <td>${part.counted ? 'ran' : 'stood'}</td>
    <td class="number">${part.counted ? length(part) : ''}</td>
    <td>${part.reason}${part.day !== null ? `, business day ${part.day}` : ''}${part.madeUp ? ', makes up for a pause' : ''}</td></tr>`)}</tbody></table></scroll-box>`;

const secondsOf = part => (new Date(part.to) - new Date(part.from)) / 1000;

/** Exact to the second, because it is to be added up. */
function length(part) {
  const all = Math.round(secondsOf(part));
  return all % 60 ? `${hours(all)} ${all % 60} s` : hours(all);
}

function sum(clock) {
  const counted = clock.trace.filter(part => part.counted);
  const all = counted.reduce((total, part) => total + secondsOf(part), 0);
  const days = counted.map(part => part.day).filter(number => number !== null);
  const words = days.length
    ? `It ran to the end of business day ${Math.max(...days)}.`
    : `It ran for ${length({from: 0, to: all * 1000})} in all.`;
  return clock.complete ? words : `${words} The deadline lies further on.`;
}

/** By the Monday of its week, as the local dates of the server say. */
function byWeek(trace) {
  const weeks = new Map();
  for (const part of trace) {
    const date = new Date(`${part.fromLocal.slice(0, 10)}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() - (date.getUTCDay() + 6) % 7);
    weeks.set(+date, [...(weeks.get(+date) ?? []), part]);
  }
  return [...weeks.values()];
}

const weekLine = (week, zone) =>
  `Week of ${day(week[0].from, zone)}: counted ${hours(week.filter(part => part.counted).reduce((all, part) => all + secondsOf(part), 0))}`;
