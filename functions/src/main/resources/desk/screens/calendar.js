/** What falls due when: deadlines, legal clocks, waits and reviews, day by day. */

import {html, nothing} from '../vendor/lit-html.js';
import {CALENDAR, TABLE, download} from '../download.js';
import {empty, incident, text, when} from '../parts.js';
import {further, read} from '../pages.js';
import {audienceTabs} from '../tabs.js';
import {count} from '../words.js';

const KINDS = {
  task: 'Task', duty: 'Duty by law', wait: 'A rule speaks then if it still holds', review: 'Review of who did it',
};

export async function load({audience}, api, desk) {
  const path = `/calendar?limit=500${audience ? `&audience=${encodeURIComponent(audience)}` : ''}`;
  const {pages, more} = await read(path, api, desk);
  return {audience, entries: pages.flatMap(page => page.entries), isComplete: pages.every(page => page.complete), more};
}

export const title = ({audience}, {words}) => `Calendar${audience ? ` of ${words.audience(audience)}` : ''}`;

export const labels = ({entries}) => entries.map(entry => entry.incident.tlp);

export function view(state, desk) {
  const late = state.entries.filter(entry => entry.overdue);
  const ahead = state.entries.filter(entry => !entry.overdue);
  const path = `/calendar${state.audience ? `?audience=${encodeURIComponent(state.audience)}` : ''}`;
  return html`
    ${audienceTabs('calendar', state.audience, desk)}
    <p class="buttons">${download(desk, 'Save for a calendar (.ics)', path, CALENDAR, 'deadlines')}${download(desk, 'Save as a table (.csv)', path, TABLE, 'calendar')}</p>
    ${state.entries.length === 0 ? empty('Nothing is due.', 'Deadlines, legal clocks and reviews stand here as soon as an incident sets them.') : nothing}
    ${late.length ? html`<section class="part"><h2>Overdue <span class="quiet">${late.length}</span></h2>${list(late, desk)}</section>` : nothing}
    ${days(ahead, desk.words).map(([day, entries]) => html`<section class="part"><h2>${day}</h2>${list(entries, desk)}</section>`)}
    ${further(state.more, desk, 'Show what falls due later')}
    ${state.isComplete ? nothing : html`<p class="notice warn">There are more incidents than are looked through; some of what waits, or some reviews, are missing here.</p>`}`;
}

function days(entries, words) {
  const days = new Map();
  for (const entry of entries) {
    const day = words.day(entry.at);
    days.has(day) ? days.get(day).push(entry) : days.set(day, [entry]);
  }
  return [...days];
}

const list = (entries, desk) => html`<ul class="entries">${entries.map(entry => html`
  <li class=${entry.overdue ? 'late' : ''}><p class="line">${when(entry.at, desk.words)} <strong>${KINDS[entry.kind] ?? entry.kind}</strong>
      <span class="quiet">${owners(entry.owners, desk.words)}</span></p>
    <p>${text(entry.words)}</p><p class="about">${incident(entry.incident)}</p></li>`)}</ul>`;

const owners = (list, words) =>
  list.length > 3 ? `${list.slice(0, 2).map(one => words.audience(one)).join(', ')} and ${count(list.length - 2, 'other')}` : list.map(one => words.audience(one)).join(', ');
