/** How long an incident is kept, what holds it, and what is erased from it. */

import {html, nothing} from './vendor/lit-html.js';
import {text, when} from './parts.js';

/** A hold first: while it lasts, no end counts. */
export const kept = ({hold, keptUntil}, words) => hold
  ? html`<p class="notice"><span>On hold since ${when(hold.at, words)}, by ${text(hold.by)}: it is kept whatever its age. ${text(hold.reason)}</span></p>`
  : keptUntil ? html`<p class="notice warn"><span>It will be deleted, with all that belongs to it, on ${when(keptUntil, words)}.</span></p>` : nothing;

/** Staff of the audience that keeps the archive decide it. */
export const keeping = ({incident, path}, desk) => desk.session.isOf('legal') ? html`
  ${incident.hold
    ? html`<button type="button" @click=${() => lift(path, incident, desk)}>Lift the hold …</button>`
    : html`<button type="button" @click=${() => hold(path, incident, desk)}>Put it on hold …</button>`}
  <button type="button" @click=${() => erase(path, incident, desk)}>Erase words …</button>` : nothing;

const hold = (path, {id}, desk) => desk.ask({
  key: `hold ${id}`, title: 'Keep it whatever its age', submit: 'Put on hold',
  about: 'For a court or an audit: it is not deleted until the hold is lifted.',
  fields: [{name: 'reason', label: 'Why', type: 'long', required: true, maxlength: 500}],
  send: async ({reason}) => {
    await desk.api.send('PUT', `${path}/hold`, {reason});
    return 'It is on hold.';
  },
});

const lift = (path, {id}, desk) => desk.ask({
  key: `lift ${id}`, title: 'Lift the hold', submit: 'Lift',
  about: 'It is then deleted when its time is up; if that has passed, within days.',
  fields: [],
  send: async () => {
    await desk.api.send('DELETE', `${path}/hold`);
    return 'The hold is lifted.';
  },
});

const erase = (path, {id}, desk) => desk.ask({
  key: `erase ${id}`, title: 'Erase words for good', submit: 'Erase',
  about: 'Somebody has a right that a name or a text about them goes. It goes wherever it is quoted, from all versions and messages, and cannot be brought back.',
  fields: [
    {name: 'fields', label: 'Where it stands', type: 'long', required: true, maxlength: 4000, hint: 'One place a line, as a JSON Pointer: /targets/0/name, /summary.'},
    {name: 'requestedBy', label: 'Who asked for it', required: true, maxlength: 200, hint: 'Without what is to be erased.'},
    {name: 'reason', label: 'Why', required: true, maxlength: 500, hint: 'For instance GDPR art. 17 and the number of the request.'},
  ],
  send: async ({fields, ...why}) => {
    await desk.api.post(`${path}/erasure`, {fields: fields.split('\n').map(line => line.trim()).filter(Boolean), ...why});
    return 'Erased here; messages about other incidents follow within some runs of the schedule.';
  },
});
