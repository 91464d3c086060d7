/** How to sign in; on the local stack also whom to be, what time it is and what was sent. */

import {html} from './vendor/lit-html.js';
import {BASE} from './api.js';
import {capital} from './words.js';

export function signIn(desk) {
  if (!desk.session.isLocal) {
    return html`<p>Policy staff sign in with the account of their organisation.</p>
      <p><button type="button" class="main" @click=${() => desk.session.leave(desk.drafts)}>Sign in</button></p>`;
  }
  const choose = event => {
    event.preventDefault();
    const data = new FormData(event.target);
    const token = event.submitter?.value || data.get('token').trim();
    if (token) {
      desk.choose(token + (data.get('restricted') ? '+restricted' : ''));
    }
  };
  return html`
    <form class="choice" @submit=${choose}>
      <p>This is the stack on your own machine: choose whom to be.</p>
      <p><label><input type="checkbox" name="restricted"> May read TLP:RED</label></p>
      <ul>${desk.config.signIn.tokens.map(token => html`<li><button name="choice" value=${token}>${described(token, desk.words)} <code>${token}</code></button></li>`)}</ul>
      <div class="field"><label for="token">Another token</label><input id="token" name="token" autocomplete="off" placeholder="staff:csirt,comms"></div>
      <button>Sign in with it</button>
    </form>`;
}

function described(token, words) {
  const [role, rest] = token.split(/:(.*)/s);
  switch (role) {
    case 'staff': return capital(rest ? rest.split(',').map(one => words.audience(one)).join(' and ') : 'staff of every audience');
    case 'auditor': return 'An auditor, who reads everything';
    case 'publisher': return `${rest}, who publishes policies`;
    case 'curator': return `${rest}, which reports and judges who did it`;
    default: return token;
  }
}

/** The clock that can be set, a run of the schedule, and the inboxes. */
export function localTools(desk) {
  const move = advance => desk.local('local/clock', {advance});
  const set = event => {
    event.preventDefault();
    desk.local('local/clock', {now: `${new FormData(event.target).get('now')}:00Z`});
  };
  const audiences = desk.config.audiences.filter(one => one.id !== 'operator');
  return html`<section class="local" aria-label="Local stack"><h2>Local stack</h2>
    <p>It is <strong>${desk.words.when(desk.now().toISOString())}</strong> (${desk.config.zone}).
      <button type="button" @click=${() => move('PT1H')}>1 hour later</button>
      <button type="button" @click=${() => move('P1D')}>1 day later</button>
      <button type="button" @click=${() => desk.local('local/review', {})}>Run the schedule</button></p>
    <form @submit=${set}><label for="clock">Set the clock (UTC)</label> <input id="clock" name="now" type="datetime-local" required> <button>Set</button></form>
    <details><summary>What was sent</summary><ul class="inline">${audiences.map(one => html`
      <li><a href=${new URL(`local/inbox?audience=${one.id}`, BASE).href} target="_blank" rel="noopener">${one.name}</a></li>`)}</ul></details></section>`;
}
