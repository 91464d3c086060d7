/** One incident: what is known, who claims it and who is held to have done it, what is to be done by whom, and why. */

import {html, nothing} from '../vendor/lit-html.js';
import {CALENDAR, STIX, download} from '../download.js';
import {keeping, kept} from '../keeping.js';
import {due, empty, facts, fold, label, table, text, when} from '../parts.js';
import {isUnfinished, taskRow} from '../tasks.js';
import {capital, count, isJudged, judgement, plain} from '../words.js';

export async function load({id}, api) {
  const path = `/incidents/${encodeURIComponent(id)}`;
  const [incident, decision, {alerts}, {messages}] = await Promise.all([
    api.get(path),
    api.get(`${path}/decision`).catch(problem => { if (problem.status === 404) { return null; } throw problem; }),
    api.get(`${path}/alerts?limit=100`),
    api.get(`${path}/messages`),
  ]);
  const line = {id, title: incident.title, tlp: incident.tlp, claimedBy: []};
  return {path, incident, decision, alerts, messages, rows: alerts.flatMap(alert => (alert.tasks ?? []).map(task => row(task, alert, line)))};
}

const row = (task, alert, line) => ({...task, tasks: [task], incidents: [line], policy: {id: alert.policy, title: alert.title, why: alert.why}});

export const title = ({incident}) => incident.title;

export const labels = ({incident}) => [incident.tlp];

export const isExercise = ({incident}) => incident.mode === 'exercise';

export function view(state, desk) {
  const {incident, decision, alerts} = state;
  const names = new Map(alerts.map(alert => [alert.policy, alert.title]));
  return html`
    <p class="heading"><span class="quiet">${incident.reference ? html`${text(incident.reference)} · ` : nothing}version ${incident.version} of ${when(incident.updatedAt, desk.words)}</span>
      <span class="buttons"><button type="button" @click=${() => window.print()}>Print what is open</button>
      ${desk.session.may('incidents/read', 'alerts/act', 'audit/read') ? download(desk, 'Save its deadlines (.ics)', `/calendar?incident=${incident.id}`, CALENDAR, incident.id) : nothing}
      ${download(desk, 'Save for partners (STIX)', `${state.path}/stix`, STIX, incident.id)}</span></p>
    ${standing(incident)}
    ${kept(incident, desk.words)}
    ${incident.summary ? html`<p class="summary">${text(incident.summary)}</p>` : nothing}
    <div class="columns">
      <section class="card"><h2>Claimed</h2>${claims(incident, desk.words)}</section>
      <section class="card"><h2>Attributed</h2>${attribution(incident, desk.words)}</section>
    </div>
    ${cautions(decision)}
    ${tasks(state, desk)}
    ${fold('What is known', known(incident, desk.words))}
    ${fold('Timeline', timeline(state, desk.words))}
    ${decision ? reasons(decision, names) : html`<p class="notice warn">The rules have not been applied yet; that takes moments.</p>`}
    ${fold('Versions', versions(desk), {opened: () => readVersions(state, desk)})}
    ${fold(`Messages about it to your audiences (${state.messages.length})`, messages(state.messages, desk.words))}
    ${desk.session.may('alerts/act') ? html`<p class="buttons"><button type="button" @click=${() => duplicate(state, desk)}>It is a duplicate …</button>
      <a href="#/silences?incident=${incident.id}">Keep it quiet …</a>
      ${keeping(state, desk)}</p>` : nothing}`;
}

/** What makes everything else void, first. */
function standing({determination, status, duplicateOf, type}) {
  const said = [
    determination === 'false-positive' ? 'This was a false alarm.' : determination === 'blocked' || determination === 'failed-attempt' ? 'The attempt did not succeed.' : null,
    status === 'closed' ? 'The incident is closed.' : null,
    type === 'threat' ? 'This is a warning: it has not happened.' : type === 'near-miss' ? 'This did no harm.' : null,
  ].filter(Boolean);
  return html`${said.length ? html`<p class="notice warn">${said.join(' ')}</p>` : nothing}
    ${duplicateOf ? html`<p class="notice warn"><span>It was reported twice: <a href="#/incidents/${duplicateOf}">the other report</a> counts in its place.</span></p>` : nothing}`;
}

function claims({claims = []}, words) {
  return claims.length
    ? html`<ul class="plain">${claims.map(one => html`<li><strong><a href="#/campaigns/${encodeURIComponent(one.claimant)}">${text(one.claimant)}</a></strong> <span class="quiet">${one.status === 'active' ? 'not withdrawn' : plain(one.status)}${one.channel ? html`, on ${text(one.channel)}` : nothing}${
      one.claimedAt ? html`, ${words.when(one.claimedAt)}` : nothing}</span></li>`)}</ul><p class="quiet">Whoever claims an attack need not have done it.</p>`
    : html`<p class="quiet">Nobody has claimed it.</p>`;
}

function attribution({attribution = {}, motive = {}}, words) {
  const assessments = attribution.assessments ?? [];
  return html`
    <p><strong>${assessments.length ? capital(plain(attribution.status)) : 'Nobody has been held responsible.'}</strong></p>
    ${assessments.length ? html`<ul class="plain">${assessments.map(one => html`<li><strong>${text(one.country ?? one.actor ?? one.actorName ?? 'unnamed')}</strong>
      <span class="quiet">${one.stance && one.stance !== 'attributes' ? html`${plain(one.stance)}, ` : nothing}${plain(one.confidence ?? 'no')} confidence, by ${text(one.by ?? 'us')}</span></li>`)}</ul>` : nothing}
    ${facts([['Our own judgement', judgement(attribution.status)], ['Confidence', isJudged(attribution.status) ? plain(attribution.confidence) : nothing],
      ['Next review', attribution.nextReviewAt ? due(attribution.nextReviewAt, words) : nothing], ['Motive', plain(motive.primary)]])}`;
}

function cautions(decision) {
  const list = [...new Set((decision?.matched ?? []).flatMap(match => match.actions ?? []).filter(action => action.kind === 'dont').map(action => action.do))];
  return list.length ? html`<section class="notice bad"><h2>Do not</h2><ul>${list.map(one => html`<li>${text(one)}</li>`)}</ul></section>` : nothing;
}

/** Mine, then everybody's by due date, then what has ended. */
function tasks({rows}, desk) {
  const byDue = [...rows].sort((one, other) => (one.dueAt ?? '9').localeCompare(other.dueAt ?? '9'));
  const unfinished = byDue.filter(isUnfinished);
  const own = unfinished.filter(one => desk.session.isOf(one.owner));
  const others = unfinished.filter(one => !desk.session.isOf(one.owner));
  const ended = byDue.filter(one => !isUnfinished(one));
  const list = rows => html`<ul class="tasks">${rows.map(one => taskRow(one, desk, {isNamed: true}))}</ul>`;
  return html`
    <section class="group"><h2>To be done${desk.session.audiences ? ' by you' : ''} <span class="quiet">${own.length}</span></h2>
      ${own.length ? list(own) : html`<p class="quiet">Nothing is to be done${desk.session.audiences ? ' by your audiences' : ''}.</p>`}</section>
    ${others.length ? fold(`To be done by others (${others.length})`, list(others)) : nothing}
    ${ended.length ? fold(`Ended (${ended.length})`, list(ended)) : nothing}`;
}

function known(incident, words) {
  const {impact = {}, targets = [], timeline = {}, cause = {}} = incident;
  return html`${facts([
    ['Label', label(incident.tlp)], ['What it is', plain(incident.determination)], ['Severity', incident.severity ? `level ${incident.severity} of 6` : 'not assessed'],
    ['Kinds', (incident.kinds ?? []).map(plain).join(', ')], ['Meant by somebody', cause.malicious], ['Came from', plain(cause.rootCause)],
    ['Happened', when(timeline.occurredAt, words)], ['Known since', when(timeline.awareAt, words)], ['Ended', timeline.endedAt && when(timeline.endedAt, words)],
    ['Services disrupted', plain(impact.servicesDisrupted)], ['Which', impact.services && text(impact.services.join('; '))], ['Reach', plain(impact.scope)],
    ['Users affected', impact.usersAffected], ['Confidentiality', plain(impact.confidentiality)], ['Integrity', plain(impact.integrity)],
    ['Felt in', (impact.crossBorder ?? []).join(', ')], ['Reported by', text(incident.reporter)], ['Received', when(incident.receivedAt, words)]])}
    ${targets.length ? table('Who was hit', ['Name', 'Sector', 'Country', 'Said by'], targets.map(one =>
      [one.name ? text(one.name) : 'not named', plain(one.sector), one.country, plain(one.confirmation)])) : nothing}`;
}

const MOMENTS = {
  occurredAt: 'It happened', awareAt: 'It became known', disclosedAt: 'It became public', endedAt: 'It ended', detectedAt: 'It was detected',
};

function timeline({incident, alerts, messages}, words) {
  const events = [
    ...Object.entries(incident.timeline ?? {}).map(([name, at]) => [at, MOMENTS[name] ?? plain(name)]),
    ...(incident.claims ?? []).map(one => [one.claimedAt, html`Claimed by ${text(one.claimant)}`]),
    ...(incident.responses ?? []).map(one => [one.at, html`${capital(plain(one.type))} by ${text(one.by)}`]),
    [incident.receivedAt, html`Reported by ${text(incident.reporter)}`],
    ...(incident.version > 1 ? [[incident.updatedAt, `Last corrected, version ${incident.version}`]] : []),
    ...messages.map(one => [one.createdAt, html`${capital(plain(one.kind))} to ${words.audience(one.audience)} <a href="#/m/${one.code}">${one.code}</a>`]),
    ...alerts.flatMap(alert => (alert.tasks ?? []).flatMap(task => task.moves.map(move =>
      [move.at, html`${words.state(move.to)}${move.who ? html` by ${text(move.who)}` : nothing}: ${text(task.do)}${move.words ? html` <span class="quiet">(${text(move.words)})</span>` : nothing}`]))),
  ].filter(([at]) => at).sort(([one], [other]) => one.localeCompare(other)).reverse();
  return html`<ol class="timeline">${events.map(([at, said]) => html`<li>${when(at, words)} <span>${said}</span></li>`)}</ol>`;
}

function reasons({matched, notMatched, unknown, asked = [], recomputed, omitted = {}}, names) {
  const name = policy => capital(names.get(policy) ?? plain(policy));
  const lines = because => html`<ul class="plain">${because.map(one => html`<li>${text(one.condition)} <span class="quiet">saw: ${text(one.saw)}</span></li>`)}</ul>`;
  const policies = list => list.map(one => html`<details class="why"><summary>${text(name(one.policy))}</summary>${lines(one.because)}</details>`);
  return html`
    ${fold(`Why: ${count(matched.length, 'rule holds', 'rules hold')}`, policies(matched))}
    ${fold(`Why not: ${count(notMatched.length + (omitted.notMatched ?? 0), 'rule does', 'rules do')} not hold`, html`
      ${recomputed ? html`<p class="quiet">Worked out again from what is known today.</p>` : nothing}${policies(notMatched)}`)}
    ${fold(`Not yet known: ${count(unknown.length, 'rule waits', 'rules wait')} for an answer`, html`
      ${asked.length ? html`<p>Asked of the reporter:</p><ul>${asked.map(one => html`<li>${text(one.words ?? plain(one.field))}</li>`)}</ul>` : nothing}
      <ul class="plain">${unknown.map(one => html`<li>${text(name(one.policy))} <span class="quiet">needs ${one.missing.map(spoken).join(', ')}</span></li>`)}</ul>`)}`;
}

/** "timeline.awareAt" → "timeline › aware at". */
const spoken = path => path.split('.').map(part => part.replace(/([A-Z])/g, ' $1').toLowerCase()).join(' › ');

async function readVersions({path}, desk) {
  try {
    desk.ui.versions = (await desk.api.get(`${path}/versions`)).versions;
  } catch (problem) {
    desk.ui.versions = problem;
  }
  desk.redraw();
}

function versions({ui, words}) {
  if (!ui.versions) {
    return html`<p class="quiet">Reading …</p>`;
  }
  if (ui.versions instanceof Error) {
    return html`<p class="overdue">${ui.versions.message}</p>`;
  }
  return ui.versions.length < 2 ? empty('It has not been changed since it was reported.') : ui.versions.map(one => table(
    `Version ${one.version}, ${words.when(one.updatedAt)}`, ['Field', 'Before', 'After'],
    one.changes.map(change => [spoken(change.pointer.slice(1).replaceAll('/', '.')), text(shown(change.before)), text(shown(change.after))])));
}

const shown = value => value === undefined || value === null ? 'not given' : typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value);

const messages = (list, words) => list.length
  ? table('Messages, newest first', ['When', 'To', 'Kind', 'Subject'], list.map(one => [when(one.createdAt, words), words.audience(one.audience), plain(one.kind),
      one.restricted ? 'restricted' : html`<a href="#/m/${one.code}">${text(one.subject)}</a>`]))
  : empty('Your audiences were told nothing of it.');

function duplicate({path, incident}, desk) {
  desk.ask({
    key: `duplicate ${incident.id}`, title: 'Reported twice', submit: 'Record',
    about: 'What counts is then the other report: this one raises nothing of its own, and its tasks are overtaken.',
    fields: [
      {name: 'incident', label: 'The other incident', hint: 'Its id, which begins with inc_; leave it empty if this one is an incident of its own after all.', maxlength: 40},
      {name: 'reason', label: 'Why', type: 'long', required: true, maxlength: 2000},
    ],
    send: async ({incident: other, reason}) => {
      await desk.api.post(`${path}/duplicate-of`, {incident: other?.trim() || null, reason});
      return other?.trim() ? 'Recorded as a duplicate.' : 'Recorded as an incident of its own.';
    },
  });
}
