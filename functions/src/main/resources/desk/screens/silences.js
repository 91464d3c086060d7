/** What is kept quiet, by whom, why and until when; before one begins, what it would have hidden. */

import {html, nothing} from '../vendor/lit-html.js';
import {empty, failure, field, incident, table, text, when} from '../parts.js';
import {count, plain} from '../words.js';

const NAMES = ['policy', 'claimant', 'sector', 'incident'];

export async function load({query}, api, desk) {
  const [active, ended, policies] = await Promise.all([api.get('/silences'), api.get('/silences?state=ended'), api.get('/policies')]);
  const typed = desk.drafts.silence ??= {};
  if (query.get('incident') && typed.incident === undefined) {
    typed.incident = query.get('incident');
  }
  return {active: active.silences, ended: ended.silences, policies: policies.policies};
}

export const title = () => 'Silences';

export const labels = (state, desk) => desk.ui.tried?.alerts.map(alert => alert.about?.tlp).filter(Boolean) ?? [];

export const view = (state, desk) => html`
  <p class="summary">A silence keeps new alerts quiet until it ends. They are recorded all the same, and raised then if they still hold. Corrections always go out.</p>
  ${state.active.length ? table('In force, or still to begin', ['What', 'Why', 'From', 'Until', 'By', 'End it'], state.active.map(one => row(one, state, desk)))
    : empty('Nothing is kept quiet.')}
  ${desk.session.may('alerts/act') ? beginning(state, desk) : nothing}
  ${state.ended.length ? html`<details class="fold"><summary><h2>Ended (${state.ended.length})</h2></summary>${
    table('Ended', ['What', 'Why', 'From', 'Until', 'By'], state.ended.map(one => row(one, state, desk).slice(0, 5)))}</details>` : nothing}`;

const row = (one, state, desk) => [what(one, state), text(one.reason), when(one.from, desk.words), when(one.until, desk.words), text(one.author),
  desk.session.may('alerts/act') ? html`<button type="button" aria-label="End the silence: ${one.reason}" @click=${() => end(one, desk)}>End …</button>` : nothing];

function what(one, {policies}) {
  const named = {
    policy: html`the rule “${text(policies.find(policy => policy.id === one.policy)?.title ?? one.policy)}”`, claimant: html`claimed by ${text(one.claimant)}`,
    sector: `in ${plain(one.sector)}`, incident: html`<a href="#/incidents/${one.incident}">one incident</a>`,
  };
  return NAMES.filter(name => one[name]).map((name, index) => html`${index ? ', ' : nothing}${named[name]}`);
}

function end(one, desk) {
  desk.ask({
    key: `end ${one.id}`, title: 'End this silence', submit: 'End it', fields: [],
    about: html`What it hid is looked at again within five minutes, and told if it still holds. Its reason was: ${text(one.reason)}`,
    send: async () => {
      await desk.api.send('DELETE', `/silences/${one.id}`);
      return 'The silence has ended.';
    },
  });
}

/** The form stands in the page, since what it would hide is looked at before it begins. */
function beginning({policies}, desk) {
  const values = desk.drafts.silence;
  const body = asked(values);
  const isTried = desk.ui.tried && desk.ui.triedBody === JSON.stringify(body);
  const preview = event => {
    event.preventDefault();
    return desk.attempt('silenceProblem', async () => {
      desk.ui.tried = await desk.api.post('/silences?dryRun=true', body);
      desk.ui.triedBody = JSON.stringify(body);
      return '';
    }, 'Not recorded.');
  };
  const begin = () => desk.attempt('silenceProblem', async () => {
    await desk.api.post('/silences', body);
    desk.drafts.silence = {};
    desk.ui.tried = null;
    return 'The silence has begun.';
  }, 'Not recorded.');
  return html`<section class="card"><h2>Begin a silence</h2><form @submit=${preview} @input=${() => desk.redraw()}>
    <p class="hint">At least one of the first four; all that are given have to fit.</p>
    <div class="columns">${[
      {name: 'policy', label: 'A rule', options: [['', 'any'], ...policies.map(one => [one.id, one.title])]},
      {name: 'claimant', label: 'A claimant', hint: 'However it is spelt.', maxlength: 300},
      {name: 'sector', label: 'A sector', hint: 'As in reports, for instance energy or drinking-water.', maxlength: 60},
      {name: 'incident', label: 'One incident', hint: 'Begins with inc_. “Keep it quiet” on the incident’s page fills it in.', maxlength: 40},
      {name: 'from', label: 'From', type: 'date', hint: 'Now if nothing is given.'},
      {name: 'until', label: 'Until the end of', type: 'date', required: true, hint: 'At most 90 days.'},
      {name: 'reason', label: 'Why', type: 'long', required: true, maxlength: 1000, hint: 'Kept beside everything that it hides.'},
    ].map(one => field(one, values, `silence-${one.name}`))}</div>
    ${desk.ui.silenceProblem ? failure(desk.ui.silenceProblem) : nothing}
    ${isTried ? tried(desk.ui.tried) : nothing}
    <div class="buttons"><button class=${isTried ? '' : 'main'} ?disabled=${desk.ui.acting}>Show what it would hide</button>
      ${isTried ? html`<button type="button" class="main" ?disabled=${desk.ui.acting} @click=${begin}>Begin the silence</button>` : nothing}</div></form></section>`;
}

const asked = values => Object.fromEntries([...NAMES, 'reason', 'from', 'until'].filter(name => values[name]?.trim()).map(name => [name, values[name].trim()]));

const tried = ({hidden, days, complete, alerts}) => html`<div class="notice warn" role="status"><p><strong>In the last ${days} days it would have hidden ${
    count(hidden, 'alert')}.</strong>${complete ? nothing : ' There were more incidents than are looked through for this.'}</p>
  ${alerts.length ? html`<ul>${alerts.map(alert => html`<li>${text(alert.title)}${alert.about ? html`: ${incident(alert.about)}` : nothing}</li>`)}</ul>` : nothing}
  ${hidden > alerts.length ? html`<p>${hidden - alerts.length} more are not listed.</p>` : nothing}</div>`;
