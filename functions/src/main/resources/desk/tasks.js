/** A row of tasks, and what can be done with it. */

import {html, nothing} from './vendor/lit-html.js';
import {due, incident, label, severity, text} from './parts.js';
import {capital, count} from './words.js';

const MOST_ACTS = 100;
const UNFINISHED = ['open', 'taken'];

const ANSWERED = ['done', 'declined'];

const unfinished = row => row.tasks.filter(task => UNFINISHED.includes(task.state));
const answered = row => row.tasks.filter(task => ANSWERED.includes(task.state));
export const isUnfinished = row => unfinished(row).length > 0;
const isTaken = row => row.state === 'taken';

/** Whoever acts for `policy` acts for every owner, on record. */
export const mayAct = (row, {session}) => mayAnswer(row, session) && unfinished(row).length > 0;

const mayAnswer = (row, session) => session.may('alerts/act') && (session.isOf(row.owner) || session.isOf('policy'));

/** What was answered by mistake is for its owner to open again, for 30 days. */
const mayOpenAgain = (row, {session}) => session.may('alerts/act') && session.isOf(row.owner) && unfinished(row).length === 0 && answered(row).length > 0;

/** Whether it was taken with the token of who looks. */
export const isMine = (row, {session}) =>
  row.tasks.some(task => task.state === 'taken' && task.moves.findLast(move => move.to === 'taken')?.who === session.subject);

/** Who has it, or what became of it. */
function standing(row, desk) {
  const task = row.tasks.find(one => one.state === row.state) ?? row.tasks[0];
  if (task.state === 'taken') {
    return html`Taken by ${isMine(row, desk) ? html`<strong>you</strong> (${text(task.taken.who)})` : text(task.taken.who)}${
      task.taken.until ? html`, until ${desk.words.when(task.taken.until)}` : nothing}`;
  }
  const last = task.moves.at(-1);
  const said = last?.words ? html`: ${text(last.words)}` : nothing;
  if (task.state === 'open') {
    return !last ? 'Nobody has taken it' : last.words?.startsWith('open again') ? text(capital(last.words)) : html`Open again${said}`;
  }
  // `since` says since when it was asked for; when it ended is its last move.
  return html`${desk.words.state(task.state)}${last ? html` ${desk.words.when(last.at)}` : nothing}${last?.who ? html`, by ${text(last.who)}` : nothing}${said}`;
}

/** One row. `chosen` is a set of row keys where several can be chosen; `isNamed` says that its incidents are named above it, `isOwned` its owner. */
export function taskRow(row, desk, {chosen, isNamed = false, isOwned = false} = {}) {
  const task = row.tasks[0];
  const id = anchor(row);
  const choose = event => {
    event.target.checked ? chosen.add(key(row)) : chosen.delete(key(row));
    desk.redraw();
  };
  // Rows move; what was opened goes along with its task.
  const opened = desk.ui.opened ??= new Set();
  const open = event => {
    if (event.target.open !== opened.has(key(row))) {
      event.target.open ? opened.add(key(row)) : opened.delete(key(row));
      desk.redraw();
    }
  };
  return html`
    <li class="task ${desk.words.isOverdue(row.dueAt) && unfinished(row).length ? 'late' : ''} ${row.state}">
      ${chosen && mayAct(row, desk) ? html`<input type="checkbox" class="choose" aria-labelledby=${id} .checked=${chosen.has(key(row))} @change=${choose}>` : nothing}
      <div class="what">
        <p class="line">${severity(row.severity)} ${unfinished(row).length ? due(row.dueAt, desk.words) : row.dueAt ? html`<span class="quiet">${desk.words.isOverdue(row.dueAt) ? 'was due' : 'due'} ${desk.words.when(row.dueAt)}</span>` : nothing}${task.duty ? html` <span class="duty">duty by law</span>` : nothing}${
          task.exercise ? html` <strong class="exercise">EXERCISE</strong>` : nothing}</p>
        <p class="do" id=${id}>${asked(row, desk)}</p>
        ${isNamed ? nothing : html`<ul class="plain about">${row.incidents.map(one => html`<li>${incident(one)}</li>`)}</ul>`}
        <p class="quiet">${isOwned ? nothing : html`${desk.words.audience(row.owner)} · `}${standing(row, desk)}</p>
        ${row.policy?.why ? html`<details class="why" .open=${opened.has(key(row))} @toggle=${open}><summary>Why</summary><p><strong>${text(row.policy.title)}.</strong> ${text(row.policy.why)}</p></details>` : nothing}
      </div>
      ${mayAct(row, desk) ? html`<div class="buttons">${buttons(row, desk, id)}</div>` : mayOpenAgain(row, desk)
        ? html`<div class="buttons"><button type="button" aria-describedby=${id} @click=${() => openAgain(desk, [row])}>Open again …</button></div>` : nothing}
    </li>`;
}

/** What is to be done, and by whom if it is to be passed on. */
const asked = (row, {words}) => html`${row.tasks[0].for ? html`Pass on to ${words.audience(row.tasks[0].for)}: ` : nothing}${text(row.do)}`;

function buttons(row, desk, id) {
  const button = (words, act, style = '') =>
    html`<button type="button" class=${style} aria-describedby=${id} ?disabled=${desk.ui.acting} @click=${act}>${words}</button>`;
  return isTaken(row)
    ? html`${button('Done …', () => done(desk, [row]), 'main')}${button('Give back …', () => giveBack(desk, [row]))}${button('Decline …', () => decline(desk, [row]))}`
    : html`${button('Take', () => take(desk, [row]), 'main')}${button('Done …', () => done(desk, [row]))}${button('Decline …', () => decline(desk, [row]))}`;
}

/** By which a row is known again after a refresh: its first task, since the rows of one campaign may come together or apart. */
export const key = row => row.tasks[0].id;

const anchor = row => `do-${key(row)}`;

export const take = (desk, rows) => desk.act(() => acts(desk, rows.flatMap(unfinished).filter(task => task.state === 'open'), 'take', {}, 'taken'), anchor(rows[0]));

export const done = (desk, rows) => ask(desk, rows, 'done', {
  title: 'It is done', submit: 'Record as done',
  fields: [{name: 'note', label: 'What was done, for the record', type: 'long', maxlength: 2000}],
});

export const decline = (desk, rows) => ask(desk, rows, 'decline', {
  title: 'Decline', submit: 'Decline',
  fields: [{name: 'reason', label: 'Why it will not be done', hint: 'The task ends, with this reason on record.', type: 'long', required: true, maxlength: 2000}],
});

export const giveBack = (desk, rows) => ask(desk, rows, 'reopen', {
  title: 'Give back', submit: 'Give back',
  fields: [{name: 'reason', label: 'Why', hint: 'It is open again for everybody of its audience.', type: 'long', required: true, maxlength: 2000}],
});

/** The way back from an answer that was wrong: then it can be given anew. */
const openAgain = (desk, rows) => ask(desk, rows, 'reopen', {
  title: 'Open again', submit: 'Open again', of: answered, said: 'open again',
  fields: [{name: 'reason', label: 'Why', hint: 'What was recorded before stays on record. Then answer anew.', type: 'long', required: true, maxlength: 2000}],
});

const SAID = {done: 'recorded as done', decline: 'declined', reopen: 'given back'};

function ask(desk, rows, act, form) {
  const keys = rows.map(key);
  desk.ask({
    ...form,
    key: `${act} ${keys.join(' ')}`, at: anchor(rows[0]),
    about: rows.length === 1 ? asked(rows[0], desk) : count(rows.length, 'task'),
    gone: state => form.of ? null : gone(state, rows, desk),
    send: values => acts(desk, current(desk.state, rows).flatMap(form.of ?? unfinished), act, filled(values), form.said ?? SAID[act]),
  });
}

const filled = values => Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));

/** The rows as they now are on the screen. */
function current(state, rows) {
  const now = new Map((state?.rows ?? []).map(row => [key(row), row]));
  return rows.map(row => now.get(key(row)) ?? row);
}

/** Why there is nothing left to act on, once the open form's task has ended meanwhile. */
function gone(state, rows, desk) {
  if (!state?.rows) {
    return null;
  }
  const shown = new Map(state.rows.map(row => [key(row), row]));
  const ended = rows.filter(row => !shown.has(key(row)) || unfinished(shown.get(key(row))).length === 0);
  if (ended.length < rows.length) {
    return null;
  }
  const now = shown.get(key(rows[0]));
  return html`Meanwhile ${rows.length === 1 ? 'this task has' : 'these tasks have'} ended${now ? html`: ${standing(now, desk)}` : ''}. There is nothing left to
    record, and nothing of yours has been sent.`;
}

/** Sends one act for every task; what has been done, in words. Refuses in words if nothing was. */
async function acts(desk, tasks, act, fields, said) {
  const results = [];
  for (let from = 0; from < tasks.length; from += MOST_ACTS) {
    const part = tasks.slice(from, from + MOST_ACTS).map(task => ({task: task.id, act, ...fields}));
    results.push(...(await desk.api.post('/tasks:act', {acts: part})).results);
  }
  return outcome(results, said, desk.words);
}

/** What became of several acts; throws if none was recorded. */
function outcome(results, said, words) {
  const refused = results.filter(result => result.status !== 200);
  const reasons = [...new Set(refused.map(result => result.problem.errors?.map(named).join(' ') ?? result.problem.detail))].map(reason => words.moments(reason));
  const recorded = results.length - refused.length;
  if (recorded === 0 && refused.length > 0) {
    throw new Error(`Not recorded. ${reasons.join(' ')}`);
  }
  const rest = refused.length ? ` ${count(refused.length, 'task')} not: ${reasons.join(' ')}` : '';
  return recorded ? `${count(recorded, 'task')} ${said}.${rest}` : 'There was nothing left to do.';
}

/** "Reason must be given: a text of 1 to 2000 characters." */
const named = ({pointer = '', detail}) => `${capital(pointer.split('/').at(-1))} ${detail}.`;

/** Rows under the incidents that they are about, those due first first. */
export function byIncident(rows) {
  const groups = new Map();
  for (const row of rows) {
    const about = row.incidents.map(one => one.id).join(' ');
    groups.has(about) ? groups.get(about).push(row) : groups.set(about, [row]);
  }
  return [...groups.values()].map(group => ({incidents: group[0].incidents, rows: group}));
}

/** A list of rows with their incidents as headings. */
export const grouped = (rows, desk, {chosen, isOwned} = {}) => byIncident(rows).map(group => html`
  <section class="group"><h3>${group.incidents.map((one, index) => html`${index ? html`<span class="quiet">and</span> ` : nothing}<a href="#/incidents/${one.id}">${text(one.title)}</a> ${label(one.tlp)} `)}</h3>
    ${claims(group.incidents)}
    <ul class="tasks">${group.rows.map(row => taskRow(row, desk, {chosen, isNamed: true, isOwned}))}</ul></section>`);

function claims(incidents) {
  const names = [...new Set(incidents.flatMap(one => one.claimedBy ?? []))];
  return names.length ? html`<p class="quiet">Claimed by ${text(names.join(', '))}. A claim is no attribution.</p>` : nothing;
}

