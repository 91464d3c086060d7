/** One message: what it asks for as that now stands, and what it said. */

import {html, nothing} from '../vendor/lit-html.js';
import {empty, fold, incident, text, when} from '../parts.js';
import {isUnfinished, mayAct, take, taskRow} from '../tasks.js';
import {capital, count, plain} from '../words.js';

export async function load({code}, api) {
  const message = await api.get(`/messages/${encodeURIComponent(code)}`);
  return {message, rows: message.tasks ?? []};
}

export const title = ({message}) => message.restricted ? `Message ${message.code}: not for you any more` : message.subject;

export const labels = ({message, rows}) =>
  [message.message?.tlp, ...rows.flatMap(row => row.incidents.map(one => one.tlp))].filter(Boolean);

export const isExercise = ({message, rows}) => message.message?.exercise === true || rows.some(row => row.tasks.some(task => task.exercise));

export function view(state, desk) {
  const {message, rows} = state;
  return html`
    <p class="quiet">To ${desk.words.audience(message.audience)} · ${plain(message.kind)} of ${when(message.createdAt, desk.words)} · code <code>${message.code}</code> · ${delivery(message.delivery, desk)}</p>
    ${message.restricted ? empty('You may not read this any more.', 'Its label has become stricter than what your sign-in allows. Who holds the right to TLP:RED can read it.') : nothing}
    ${cautions(message.message?.cautions)}
    ${rows.length ? tasks(state, desk) : message.restricted ? nothing : html`<p class="summary">${message.delivery.handling === 'pointer' ? pointer(message) : 'It asks nothing of its reader.'}</p>`}
    ${message.text ? fold('The message as it was sent', html`<pre dir="auto">${text(message.text)}</pre>`, {open: message.kind === 'correction' || !rows.some(isUnfinished)}) : nothing}`;
}

/** What its label kept out of the message is here, for who may read it. */
const pointer = message => html`Its label kept everything else out of the message. ${message.incident
  ? html`Here is <a href="#/incidents/${message.incident}">the incident</a>, with what is to be done. ` : nothing}Your tasks are in <a href="#/inbox/${message.audience}">your inbox</a>, as far as your sign-in may read their label.`;

function delivery({state, sentAt}, {words}) {
  return state === 'sent' ? html`sent ${when(sentAt, words)}` : html`<strong>${state === 'pending' ? 'not sent yet' : plain(state)}</strong>`;
}

function tasks({rows}, desk) {
  const open = rows.filter(row => row.state === 'open' && mayAct(row, desk));
  const all = new Map(rows.flatMap(row => row.incidents).map(one => [one.id, one]));
  return html`<section class="group" aria-label="What it asks for"><div class="heading"><h2>${capital(count(rows.length, 'task'))}${open.length
      ? html`, <span class="soon">${open.length} not taken yet</span>` : nothing}</h2>
    ${open.length > 1 ? html`<button type="button" class="main" ?disabled=${desk.ui.acting} @click=${() => take(desk, open)}>Take all ${open.length}</button>` : nothing}</div>
    <ul class="plain">${[...all.values()].map(one => html`<li>${incident(one)}</li>`)}</ul>
    <ul class="tasks">${rows.map(row => taskRow(row, desk, {isNamed: row.incidents.length === all.size, isOwned: true}))}</ul></section>`;
}

function cautions(list = []) {
  return list.length ? html`<section class="notice bad"><h2>Do not</h2><ul>${list.map(one => html`<li>${text(one.do)}</li>`)}</ul></section>` : nothing;
}
