/** The attributions that are looked at again and again: what is missing, what we propose, and the record of what a review came to. */

import {html, nothing} from '../vendor/lit-html.js';
import {TABLE, download} from '../download.js';
import {due, empty, facts, label, text, when} from '../parts.js';
import {further, read} from '../pages.js';
import {capital, count, plain} from '../words.js';

const STEPS = {
  'planned': 'planned', 'owner-asked': 'its owner was asked for it', 'head-told': 'its owner’s head was told that it is overdue',
  'policy-told': 'the policy staff were told that it is overdue',
};

const STATES = ['unassessed', 'claimed', 'investigating', 'technical', 'assessed', 'public', 'contested', 'refuted', 'dormant', 'closed-unresolved'];
const CONFIDENCES = ['none', 'low', 'moderate', 'high'];

export async function load(params, api, desk) {
  const {pages, more} = await read('/reviews?limit=100', api, desk);
  return {reviews: pages.flatMap(page => page.reviews), more};
}

export const title = () => 'Reviews: who did it';

export const labels = ({reviews}) => reviews.map(review => review.tlp);

export function view(state, desk) {
  const late = state.reviews.filter(review => review.overdueDays > 0).length;
  return html`
    <p class="summary">Whoever claims an attack need not have done it. Here stands whom we hold responsible, until it is settled.
      ${late ? html`<strong class="overdue">${count(late, 'review')} overdue.</strong>` : nothing}</p>
    <p class="buttons">${download(desk, 'Save as a table (.csv)', '/reviews?limit=100', TABLE, 'reviews')}</p>
    ${state.reviews.length === 0 ? empty('No attribution waits for a review.') : state.reviews.map(review => card(review, desk))}
    ${further(state.more, desk, 'Show those due later')}`;
}

const card = (review, desk) => html`<article class="card">
  <div class="heading"><h2 id=${review.incident}><a href="#/incidents/${review.incident}">${text(review.title)}</a> ${label(review.tlp)}</h2>
    ${desk.session.may('alerts/act', 'attribution/judge') ? html`<button type="button" class="main" aria-describedby=${review.incident}
      @click=${() => record(review, desk)}>Record a review …</button>` : nothing}</div>
  <p>${due(review.dueAt, desk.words)} <span class="quiet">· ${STEPS[review.step] ?? plain(review.step)}${
    review.missed ? `; ${count(review.missed, 'review')} missed in a row` : nothing}</span></p>
  ${facts([
    ['Stands at', html`<strong>${capital(plain(review.status))}</strong>${review.confidence ? `, ${review.confidence} confidence` : nothing}`],
    ['Open for', count(review.ageDays, 'day')], ['Last looked at', when(review.lastReviewAt, desk.words)], ['Owner', review.owner && text(plain(desk.words.audience(review.owner)))],
    ['Still missing', review.missing.length ? html`<ul class="plain">${review.missing.map(one => html`<li>${text(one)}</li>`)}</ul>` : nothing],
    ['We propose', review.suggestedStatus === review.status
      ? html`to leave it at ${plain(review.suggestedStatus)}: ${text(review.suggestedBecause)}`
      : html`<strong>${plain(review.suggestedStatus)}</strong>: ${text(review.suggestedBecause)}`]])}</article>`;

/** What somebody else recorded meanwhile is looked at first, and not overwritten. */
function changed(state, review) {
  const now = state?.reviews?.find(one => one.incident === review.incident);
  if (!state?.reviews || now?.version === review.version) {
    return null;
  }
  return now ? 'Meanwhile what is known of it has changed. Cancel, look at how it stands now, then record; what you typed is kept.'
    : 'Meanwhile it has been settled: there is nothing left to review, and nothing of yours has been sent.';
}

function record(review, desk) {
  desk.ask({
    key: `review ${review.incident}`, title: 'Record a review', submit: 'Record', about: text(review.title),
    gone: state => changed(state, review),
    fields: [
      {name: 'status', label: 'It stands now at', required: true, value: review.status, options: STATES.map(one => [one, capital(plain(one))]),
        hint: `${review.suggestedStatus === review.status ? 'We propose to leave it so.' : `We propose ${plain(review.suggestedStatus)}.`} Left as it is, it goes on record as looked at, unchanged.`},
      {name: 'confidence', label: 'Our confidence', value: '', options: [['', 'as it is'], ...CONFIDENCES.map(one => [one, one])]},
      {name: 'note', label: 'What was looked at, and why it stands so', type: 'long', maxlength: 2000,
        hint: 'Needed to lay it to rest, to close it unresolved, and to take it up again after that.'},
      {name: 'nextReviewAt', label: 'Next review', type: 'date',
        hint: review.suggestedNextReviewAt ? `Else by the calendar of reviews: ${desk.words.when(review.suggestedNextReviewAt)}.` : 'Else by the calendar of reviews.'},
    ],
    send: async values => {
      const body = {status: values.status ?? review.status};
      for (const name of ['confidence', 'note', 'nextReviewAt']) {
        if (values[name]?.trim()) {
          body[name] = values[name].trim();
        }
      }
      const answer = await desk.api.post(`/incidents/${review.incident}/reviews`, body);
      return answer.nextReviewAt ? `Recorded. Next review ${desk.words.when(answer.nextReviewAt)}.` : 'Recorded. No further review is needed.';
    },
  });
}
