/** What a report would lead to, without sending it: which rules hold, who would be told what, and what is not known yet. */

import {html, nothing} from '../vendor/lit-html.js';
import {empty, failure, field, severity, text} from '../parts.js';
import {capital, count, plain} from '../words.js';

const LEAST = {
  reference: 'TRIAL-1', title: 'Website of the parliament out of service', tlp: 'amber', determination: 'suspected', severity: 3,
  targets: [{name: 'Parliament', sector: 'legislature', country: 'AL', infrastructureClass: 'not-classified', confirmation: 'victim'}],
  impact: {servicesDisrupted: 'yes', scope: 'partial'},
  claims: [{claimant: 'Homeland Justice', status: 'active'}],
};

export const load = async (params, api) => ({policies: (await api.get('/policies')).policies});

export const title = () => 'Try a report';

export const labels = (state, desk) => desk.ui.label ? [desk.ui.label] : [];

export function view(state, desk) {
  const values = desk.drafts.trial ??= {};
  const attempt = event => {
    event.preventDefault();
    return tryOut(values.report ?? '', desk);
  };
  const fill = () => {
    values.report = JSON.stringify({...LEAST, timeline: {occurredAt: desk.now().toISOString().slice(0, 10)}}, null, 2);
    desk.redraw();
  };
  return html`
    <p class="summary">Nothing is stored and nobody is told.</p>
    <form class="card" @submit=${attempt}>${field({name: 'report', label: 'A report, as it is sent (JSON)', type: 'long', rows: 16, required: true, maxlength: 262144}, values, 'report')}
      <div class="buttons"><button class="main" ?disabled=${desk.ui.acting}>Show what would happen</button><button type="button" @click=${fill}>Fill in an example</button></div></form>
    ${desk.ui.trouble ? failure(desk.ui.trouble) : nothing}
    ${desk.ui.decision ? outcome(desk.ui.decision, state, desk) : nothing}`;
}

function tryOut(typed, desk) {
  Object.assign(desk.ui, {decision: null, label: null});
  return desk.attempt('trouble', async () => {
    const report = parsed(typed);
    desk.ui.decision = await desk.api.post('/incidents?dryRun=true', report);
    desk.ui.label = report.tlp;
    return '';
  });
}

function parsed(typed) {
  try {
    return JSON.parse(typed);
  } catch (problem) {
    throw new Error(`This is no JSON: ${problem.message}.`);
  }
}

function outcome({matched, pending = [], unknown = [], asked = [], muted = [], shadow = []}, {policies}, {words}) {
  const titles = new Map(policies.map(policy => [policy.id, policy.title]));
  const name = id => text(titles.get(id) ?? capital(plain(id)));
  const steps = byOwner(matched);
  return html`<section aria-live="polite"><h2>${capital(count(matched.length, 'rule'))} would hold</h2>
    ${matched.length === 0 ? empty('Nobody would be told anything now.') : html`
      ${[...steps].map(([owner, actions]) => html`<section class="card"><h3>${capital(words.audience(owner))}</h3><ul>${actions.map(one => html`
        <li>${one.kind === 'dont' ? html`<strong class="overdue">Do not: </strong>` : nothing}${text(one.do)} ${one.dueAt ? html`<span class="quiet">${words.due(one.dueAt)}</span>` : nothing}</li>`)}</ul></section>`)}
      <details class="fold" open><summary><h2>Why</h2></summary><ul class="plain">${matched.map(match => html`<li><p>${severity(match.severity)} <a href="#/book/${match.policy}">${name(match.policy)}</a></p>
        <ul>${match.because.map(line => html`<li>${text(line.condition)}${line.saw ? html` <span class="quiet">saw: ${text(line.saw)}</span>` : nothing}</li>`)}</ul></li>`)}</ul></details>`}
    ${list('Would speak later, if they still hold', pending, one => html`${name(one.policy)} <span class="quiet">${words.when(one.dueAt)}</span>`)}
    ${list('Would be asked of the reporter', asked, one => text(one.words ?? plain(one.field)))}
    ${list('Nobody can tell yet', unknown, one => html`${name(one.policy)} <span class="quiet">needs ${one.missing.join(', ')}</span>`)}
    ${list('Hold, but another rule speaks for them', muted, one => html`${name(one.policy)} <span class="quiet">by ${name(one.by)}</span>`)}
    ${list('On trial: told to nobody', shadow, one => name(one.policy))}</section>`;
}

/** Each owner with what it would be asked to do, and what not. */
function byOwner(matched) {
  const owners = new Map();
  for (const action of matched.flatMap(match => match.actions ?? [])) {
    owners.has(action.owner) ? owners.get(action.owner).push(action) : owners.set(action.owner, [action]);
  }
  return owners;
}

const list = (heading, entries, said) => entries.length
  ? html`<details class="fold"><summary><h2>${heading} (${entries.length})</h2></summary><ul>${entries.map(one => html`<li>${said(one)}</li>`)}</ul></details>` : nothing;
