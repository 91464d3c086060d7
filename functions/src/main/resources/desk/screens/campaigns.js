/** Everything claimed by one name: its incidents over time, what responded to them, and what is still to be done. */

import {html, nothing} from '../vendor/lit-html.js';
import {timeline} from '../charts.js';
import {empty, falseAlarm, label, table, text, when} from '../parts.js';
import {further, read} from '../pages.js';
import {grouped} from '../tasks.js';
import {capital, count, judgement, plain} from '../words.js';

export async function load({claimant}, api, desk) {
  const {pages, more} = await read(`/campaigns/${encodeURIComponent(claimant)}?limit=100`, api, desk);
  const all = name => pages.flatMap(page => page[name]);
  return {claimant, names: [...new Set(all('names'))], incidents: all('incidents'), responses: all('responses'), rows: all('tasks'), more};
}

export const title = ({names, claimant}) => `Claimed by ${names[0] ?? claimant}`;

export const labels = ({incidents}) => incidents.map(one => one.tlp);

export function view(state, desk) {
  const {names, incidents, rows} = state;
  return html`
    <p class="summary">${incidents.length ? html`<strong>${state.more ? 'The latest ' : nothing}${count(incidents.length, 'incident')}</strong> that this name claims. Whoever claims an attack need not have done it.` : nothing}
      ${names.length > 1 ? html`It also signs as ${text(names.slice(1).join(', '))}.` : nothing}</p>
    ${incidents.length === 0 ? empty('No incident that you may read is claimed by this name.') : html`
      ${picture(state, desk.words)}
      <section class="part"><h2>To be done <span class="quiet">${rows.length}</span></h2>${
        rows.length ? grouped(rows, desk) : html`<p class="quiet">Nothing is left to be done by your audiences.</p>`}</section>
      ${table('Incidents, newest first', ['Happened', 'Incident', 'Sector', 'Country', 'Severity', 'Our judgement'], incidents.map(one => [when(one.occurredAt, desk.words),
        html`<a href="#/incidents/${one.id}">${text(one.title)}</a> ${label(one.tlp)}${falseAlarm(one)}`, one.sectors.map(plain).join(', '), one.countries.join(', '),
        one.severity ? `${one.severity} of 6` : 'not assessed', judgement(one.attribution)]))}
      ${responses(state, desk.words)}`}
    ${further(state.more, desk, 'Show earlier ones')}`;
}

function picture({incidents, responses, rows}, words) {
  const tracks = [
    {name: 'Incidents', points: incidents.map(one => ({at: one.occurredAt, said: one.title}))},
    {name: 'Responses', points: responses.filter(one => one.response.at).map(({response}) => ({at: response.at, said: spoken(response)}))},
    {name: 'Deadlines', points: rows.filter(row => row.dueAt).map(row => ({at: row.dueAt, said: row.do}))},
  ].map(track => ({...track, points: track.points.filter(point => !Number.isNaN(Date.parse(point.at)))})).filter(track => track.points.length);
  return tracks.length ? html`<section class="card"><h2>Over time</h2>${timeline('Incidents, responses and deadlines over time; the lists below say the same', tracks, words)}</section>` : nothing;
}

const spoken = ({type, by, against}) => `${capital(plain(type))}${by ? ` by ${by}` : ''}${against ? ` against ${against}` : ''}`;

function responses({responses, incidents}, words) {
  const titles = new Map(incidents.map(one => [one.id, one.title]));
  return responses.length ? table('Responses', ['When', 'What', 'To which incident'], responses.map(({incident, response}) =>
    [response.at ? when(response.at, words) : 'not given', text(spoken(response)), html`<a href="#/incidents/${incident}">${text(titles.get(incident) ?? incident)}</a>`])) : nothing;
}
