/** What an audience has to do: mine first, by incident, those due first first. */

import {html, nothing} from '../vendor/lit-html.js';
import {TABLE, download} from '../download.js';
import {empty} from '../parts.js';
import {further, read} from '../pages.js';
import {audienceTabs} from '../tabs.js';
import {decline, done, grouped, isMine, key, mayAct, take} from '../tasks.js';
import {count} from '../words.js';

const PAGE = 100;

/** What is taken is read apart, so that what is mine stands first however much there is; the rest page by page. */
export async function load({audience, track}, api, desk) {
  const asked = new URLSearchParams({sort: 'due', limit: PAGE, ...(audience ? {audience} : {}), ...(track ? {track} : {})});
  const [taken, open] = await Promise.all([
    api.get(`/tasks?${asked}&state=taken`),
    read(`/tasks?${asked}&state=open`, api, desk),
  ]);
  const seen = new Set(taken.rows.map(key));
  const rows = [...taken.rows, ...open.pages.flatMap(page => page.rows).filter(row => !seen.has(key(row)))];
  return {audience, isExercise: Boolean(track), rows, more: open.more, moreTaken: taken.cursor};
}

export const title = ({audience, isExercise}, {words}) =>
  `${isExercise ? 'Exercise: inbox' : 'Inbox'}${audience ? ` of ${words.audience(audience)}` : ''}`;

export const labels = ({rows}) => rows.flatMap(row => row.incidents.map(one => one.tlp));

export const isExercise = state => state.isExercise;

export function view(state, desk) {
  const chosen = desk.ui.chosen ??= new Set();
  const mine = state.rows.filter(row => isMine(row, desk));
  const open = state.rows.filter(row => row.state !== 'taken');
  const others = state.rows.filter(row => row.state === 'taken' && !mine.includes(row));
  const isOwned = Boolean(state.audience) || desk.session.audiences?.length === 1;
  const part = (heading, rows) => rows.length
    ? html`<section class="part"><h2>${heading} <span class="quiet">${rows.length}</span></h2>${grouped(rows, desk, {chosen, isOwned})}</section>` : nothing;
  return html`
    ${whose(state, desk)}
    ${summary(state, desk)}
    ${state.rows.length === 0 ? empty(state.isExercise ? 'No exercise is running.' : 'Nothing is to be done.',
      'When something is, it stands here and a message tells you. This page looks by itself every 15 seconds.') : nothing}
    ${part('Taken by you', mine)}
    ${part('Nobody has taken', open)}
    ${part('Taken by colleagues', others)}
    ${state.moreTaken ? html`<p class="notice warn">Of what is taken, the ${PAGE} due first stand here. The others are in their incidents, and in the inbox of each audience.</p>` : nothing}
    ${state.rows.length ? html`<p class="buttons">${download(desk, 'Save as a table (.csv)', tablePath(state), TABLE, 'tasks')}</p>` : nothing}
    ${further(state.more, desk, `Show the next ${PAGE}`)}
    ${bulk(state.rows.filter(row => chosen.has(key(row)) && mayAct(row, desk)), desk, chosen)}`;
}

function tablePath({audience, isExercise}) {
  const asked = new URLSearchParams({limit: PAGE, ...(audience ? {audience} : {}), ...(isExercise ? {track: 'exercise'} : {})});
  return `/tasks?${asked}`;
}

/** The audiences of who looks, and the exercises. */
function whose({audience, isExercise}, desk) {
  const other = `#/inbox${audience ? `/${encodeURIComponent(audience)}` : ''}${isExercise ? '' : '/exercise'}`;
  return audienceTabs('inbox', audience, desk, {
    rest: isExercise ? '/exercise' : '',
    more: html`<li><a href=${other}>${isExercise ? 'Back to what is real' : 'Exercises'}</a></li>`,
  });
}

function summary({rows, more: isMore}, {words}) {
  const late = rows.filter(row => words.isOverdue(row.dueAt)).length;
  const soon = rows.filter(row => words.isSoon(row.dueAt)).length;
  return rows.length ? html`<p class="summary">${isMore ? 'The first ' : ''}<strong>${count(rows.length, 'task')}</strong>${
    late ? html`, <strong class="overdue">${late} overdue</strong>` : nothing}${soon ? html`, ${soon} due within a day` : nothing}.</p>` : nothing;
}

/** For several at once. */
function bulk(rows, desk, chosen) {
  if (rows.length === 0) {
    return nothing;
  }
  const clear = () => { chosen.clear(); desk.redraw(); };
  return html`<div class="bulk" role="region" aria-label="Chosen tasks"><p><strong>${count(rows.length, 'task')} chosen</strong></p><div class="buttons">
    <button type="button" class="main" ?disabled=${desk.ui.acting} @click=${() => take(desk, rows)}>Take</button>
    <button type="button" ?disabled=${desk.ui.acting} @click=${() => done(desk, rows)}>Done …</button>
    <button type="button" ?disabled=${desk.ui.acting} @click=${() => decline(desk, rows)}>Decline …</button>
    <button type="button" @click=${clear}>Choose none</button></div></div>`;
}
