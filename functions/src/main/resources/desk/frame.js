/** What stands around every screen: who is here, where one can go, the label of what is shown, and what has just happened. */

import {html, nothing} from './vendor/lit-html.js';
import {dialog, failure, label, strictest, text} from './parts.js';
import {localTools, signIn} from './sign-in.js';
import {capital} from './words.js';

export function frame(desk, screens, home) {
  const {session} = desk;
  const isSignedIn = Boolean(session.subject);
  return html`
    <a class="skip" href="#main" @click=${toMain}>To the content</a>
    <header class="bar">
      <a class="brand" href=${isSignedIn ? home : '#/inbox'}>Policy Alerts</a>
      ${isSignedIn ? html`<nav aria-label="Screens"><ul>${screens.filter(screen => screen.menu && session.may(...screen.scopes))
        .map(screen => html`<li><a href=${screen.href} aria-current=${screen === desk.screen ? 'page' : nothing}>${screen.menu}</a></li>`)}</ul></nav>
        <p class="who">${who(desk)} <button type="button" @click=${() => desk.signOut()}>Sign out</button></p>` : nothing}
    </header>
    ${isSignedIn ? marking(desk) : nothing}
    <main id="main" tabindex="-1" aria-busy=${desk.loading ? 'true' : 'false'}>
      ${isSignedIn ? content(desk) : html`<h1>Sign in</h1>${desk.problem ? failure(desk.problem) : nothing}${signIn(desk)}`}
    </main>
    <footer><p role="status" class=${desk.said ? 'said' : 'said quiet'}>${desk.said}</p>
      ${session.isLocal ? localTools(desk) : nothing}</footer>
    <dialog id="form" aria-labelledby="dialog-title" @close=${() => desk.formClosed()}>${dialog(desk)}</dialog>
    <dialog id="again" aria-labelledby="again-title" @cancel=${event => event.preventDefault()}>
      ${isSignedIn && !session.token ? html`<h2 id="again-title">Your sign-in has ended</h2>
        <p>Sign in again to go on here. What you typed is kept, nothing of it has been sent.</p>${signIn(desk)}` : nothing}</dialog>`;
}

function toMain(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

function who({session, words}) {
  const whose = session.audiences?.map(one => words.audience(one)).join(', ') ?? 'every audience';
  return html`${text(session.subject)} <span class="quiet">${session.may('alerts/act') ? `for ${whose}` : session.may('books/publish') ? 'publishes rules' : session.may('incidents/submit') ? 'reports' : 'reads, does not act'}${
    session.restricted ? ', may read TLP:RED' : ''}</span>`;
}

/** The strictest label of what is on the page, and whether it is real. */
function marking(desk) {
  const strict = desk.state && strictest(desk.module?.labels?.(desk.state, desk) ?? []);
  const isExercise = desk.state && desk.module?.isExercise?.(desk.state);
  return html`<div class="marking ${isExercise ? 'exercise' : ''}" role="region" aria-label="Marking of this page">
    ${strict ? html`${label(strict)} <span>${HANDLING[strict]}</span>` : html`<span>Nothing on this page carries a TLP label.</span>`}
    ${isExercise ? html`<strong>EXERCISE EXERCISE EXERCISE: none of this has happened</strong>` : nothing}</div>`;
}

const HANDLING = {
  clear: 'may be shared freely', green: 'for the community, not for the public', amber: 'for those who need it here and at our clients',
  'amber+strict': 'for those who need it in this organisation', red: 'for you alone; not to be passed on',
};

function content(desk) {
  const minutes = desk.session.minutesLeft;
  return html`
    ${minutes === null ? nothing : html`<div class="notice warn" role="alert"><p>Your sign-in ends in ${minutes} min.</p>
      <button type="button" @click=${() => desk.session.renew(desk.drafts)}>Stay signed in</button></div>`}
    <h1 tabindex="-1">${desk.state ? text(desk.module.title(desk.state, desk)) : capital(desk.screen?.menu ?? desk.screen?.name ?? 'Not found')}</h1>
    ${desk.problem ? failure(desk.problem, () => desk.refresh()) : nothing}
    ${desk.problem && desk.state ? html`<p class="quiet">What you see below is as of ${desk.words.when(desk.readAt)}.</p>` : nothing}
    ${desk.state ? desk.module.view(desk.state, desk) : !desk.screen
      ? html`<p>There is no such page. The link may have been cut; its message names a code of six characters. </p>`
      : desk.loading ? html`<p class="quiet">Reading …</p>` : nothing}`;
}
