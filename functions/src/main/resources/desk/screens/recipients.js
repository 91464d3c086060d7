/** Who of an audience is told by mail and chat, how much, and whose mail came back. */

import {html, nothing} from '../vendor/lit-html.js';
import {empty, label, table, text, when} from '../parts.js';
import {capital} from '../words.js';

const LABELS = ['amber', 'clear', 'green', 'amber+strict'];
const CHATS = ['slack', 'mattermost', 'teams'];

/** An audience's own staff sees its recipients, and policy everybody's. */
const seen = ({session, config}) => !session.audiences || session.audiences.includes('policy')
  ? [...config.audiences.map(one => one.id).filter(id => id !== 'operator'), ...(session.audiences ?? []).filter(id => id.startsWith('operator@'))] : [...session.audiences];

const path = audience => `/audiences/${encodeURIComponent(audience)}/recipients`;

export async function load({audience: asked}, api, desk) {
  const audiences = seen(desk);
  const audience = asked ?? audiences[0];
  return {audiences, audience, recipients: audience ? (await api.get(path(audience))).recipients : []};
}

export const title = ({audience}, desk) => audience ? `Mail and chat for ${desk.words.audience(audience)}` : 'Mail and chat';

export const labels = () => [];

export const view = ({audiences, audience, recipients}, desk) => html`
  <p class="summary">Who is told by mail and in chats. Under a stricter label than theirs they are told that something waits, and nothing of it. TLP:RED never leaves.</p>
  ${audiences.length > 1 ? html`<nav class="tabs" aria-label="Whose"><ul>${audiences.map(id => html`<li><a href="#/recipients/${encodeURIComponent(id)}"
    aria-current=${id === audience ? 'true' : nothing}>${capital(desk.words.audience(id).replace(/^the /, ''))}</a></li>`)}</ul></nav>` : nothing}
  ${recipients.length ? table('Recipients', ['Name', 'Where', 'Up to', 'Exercises', 'Written', 'Change it'], recipients.map(one => row(one, desk))) : empty('Nobody is told by mail or chat.')}
  ${desk.session.may('alerts/act') && audience ? html`<p><button type="button" class="main" @click=${() => write(audience, desk)}>Add a recipient …</button></p>` : nothing}`;

const place = one => one.mail ?? `${capital(one.chat)}, ${one.parameter}`;

const row = (one, desk) => [one.id,
  html`${text(place(one))}${one.trouble ? html` <strong class="overdue">Nothing is sent: mail ${one.trouble === 'bounced' ? 'came back' : 'was called unwanted'},
    ${when(one.troubleSince, desk.words)}</strong>` : nothing}`,
  label(one.maxTlp), one.exercises ? 'yes' : 'no', html`${when(one.changedAt, desk.words)} by ${text(one.changedBy)}`,
  desk.session.may('alerts/act') ? html`<span class="together"><button type="button" aria-label="Change ${one.id}" @click=${() => write(one.audience, desk, one)}>Change …</button>
    <button type="button" aria-label="Remove ${one.id}" @click=${() => remove(one, desk)}>Remove …</button></span>` : nothing];

/** Writing one anew without a change lifts the mark of mail that came back. */
function write(audience, desk, one) {
  desk.ask({
    key: `recipient ${audience} ${one?.id ?? ''}`, title: one ? `Change ${one.id}` : 'Add a recipient', submit: 'Save',
    about: one?.trouble ? html`Saving it, also as it is, has mail sent there again.` : nothing,
    fields: [
      ...(one ? [] : [{name: 'id', label: 'Name', required: true, maxlength: 40, hint: 'Small letters, digits and hyphens, for instance duty-officer.'}]),
      {name: 'mail', label: 'Mail address', maxlength: 254, value: one?.mail ?? '', hint: 'Either this, or a chat.'},
      {name: 'chat', label: 'Chat', options: [['', 'none'], ...CHATS.map(id => [id, capital(id)])], value: one?.chat ?? ''},
      {name: 'parameter', label: 'Parameter with the chat’s address', maxlength: 200, value: one?.parameter ?? '', hint: 'Its name, /policy-alerts/chat/… The address itself is a secret and never typed here.'},
      {name: 'maxTlp', label: 'Tell up to', options: LABELS.map(id => [id, `TLP:${id.toUpperCase()}`]), value: one?.maxTlp ?? 'amber'},
      {name: 'exercises', label: 'Exercises', options: [['', 'no'], ['yes', 'yes, too']], value: one?.exercises ? 'yes' : ''},
    ],
    send: async values => {
      const given = name => (values[name] ?? one?.[name] ?? '').toString().trim();
      const body = Object.fromEntries(['mail', 'chat', 'parameter', 'maxTlp'].filter(name => given(name)).map(name => [name, given(name)]));
      const exercises = values.exercises ?? (one?.exercises ? 'yes' : '');
      await desk.api.send('PUT', `${path(audience)}/${encodeURIComponent(one?.id ?? given('id'))}`, {...body, exercises: exercises === 'yes'});
      return 'Saved.';
    },
  });
}

function remove(one, desk) {
  desk.ask({
    key: `remove ${one.audience} ${one.id}`, title: `Remove ${one.id}`, submit: 'Remove', fields: [],
    about: html`${text(place(one))} is told nothing more, also of what still waits for it.`,
    send: async () => {
      await desk.api.send('DELETE', `${path(one.audience)}/${encodeURIComponent(one.id)}`);
      return 'Removed.';
    },
  });
}
