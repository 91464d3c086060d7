/** The rules in force, in words; for those who publish, the books beside it: what each would change, and putting one into force. */

import {html, nothing} from '../vendor/lit-html.js';
import {empty, failure, field, severity, table, text, when} from '../parts.js';
import {count, plain} from '../words.js';

export async function load({policy}, api, desk) {
  const isPublisher = desk.session.may('books/publish');
  const [{policies}, opened, shelf] = await Promise.all([
    api.get('/policies'),
    policy ? api.get(`/policies/${encodeURIComponent(policy)}`) : null,
    isPublisher ? api.get('/books') : null,
  ]);
  const preview = shelf && desk.ui.previewed ? await api.get(`/books/${desk.ui.previewed}/preview`) : null;
  return {policies, opened, shelf, preview};
}

export const title = ({opened}) => opened ? opened.title : 'Rules in force';

export const labels = () => [];

export const view = (state, desk) => state.opened ? one(state.opened, desk) : html`
  ${state.shelf ? shelf(state, desk) : nothing}
  ${rules(state.policies, desk)}`;

function rules(policies, desk) {
  const values = desk.drafts.rules ??= {};
  const words = (values.words ?? '').toLowerCase();
  const shown = policies.filter(one => `${one.title} ${one.id} ${one.why}`.toLowerCase().includes(words));
  return html`<section class="part"><form role="search" @submit=${event => event.preventDefault()} @input=${() => desk.redraw()}>${
      field({name: 'words', label: 'Find a rule', hint: 'Words of its title, or of why it exists.'}, values, 'rules-words')}</form>
    ${shown.length ? table(`${count(shown.length, 'rule')} in force`, ['Rule', 'How urgent', 'Stands', 'Look at again'], shown.map(rule => [
      html`<a href="#/book/${rule.id}">${text(rule.title)}</a>`, severity(rule.severity), mode(rule.mode), rule.reviewBy ? when(rule.reviewBy, desk.words) : 'no date'])) : empty('No rule has these words.')}</section>`;
}

const mode = value => ({active: 'in force', shadow: html`<strong>on trial</strong>: told to nobody`, retired: 'retired'})[value] ?? value;

function one(policy, {words}) {
  const list = (heading, lines, more = '') => lines?.length ? html`<section class="card"><h2>${heading}</h2>${more ? html`<p class="quiet">${more}</p>` : nothing}
    <ul>${lines.map(line => html`<li>${text(line)}</li>`)}</ul></section>` : nothing;
  return html`<p><a href="#/book">All rules</a> · ${severity(policy.severity)} · ${mode(policy.mode)} · <code>${policy.id}</code>, version ${policy.version}</p>
    <p class="summary">${text(policy.why)}</p>
    ${list('It applies if', policy.when, 'All of it has to hold.')}
    ${list('Nothing is left to do once', policy.until)}
    ${policy.clock ? html`<section class="card"><h2>Time</h2><p>${text(policy.clock)}</p></section>` : nothing}
    ${policy.recommend ? table('What is then to be done', ['By', 'What', 'Within', 'Only if'], policy.recommend.map(step => [words.audience(step.owner),
      html`${step.kind === 'dont' ? html`<strong class="overdue">Do not: </strong>` : nothing}${text(step.do)}${step.per === 'campaign' ? html` <span class="quiet">once a campaign</span>` : nothing}`,
      period(step.within), step.if ? text(step.if.join('; ')) : nothing])) : nothing}
    ${policy.audience?.length ? html`<p>Told of it besides those who have a step: ${policy.audience.map(id => words.audience(id)).join(', ')}.</p>` : nothing}
    <p class="quiet">${({skip: 'If nobody can tell whether it applies, nothing happens.', ask: 'If nobody can tell whether it applies, the reporter is asked.',
      alert: 'If nobody can tell whether it applies, it counts as if it did.'})[policy.onUnknown] ?? nothing}</p>
    ${list('Law and practice behind it', policy.references)}`;
}

/** "PT24H" → "24 h", "P3D" → "3 days". */
function period(within) {
  if (!within) {
    return nothing;
  }
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(within);
  return parts ? [parts[1] && count(Number(parts[1]), 'day'), parts[2] && `${parts[2]} h`, parts[3] && `${parts[3]} min`].filter(Boolean).join(' ') : plain(within);
}

function shelf(state, desk) {
  const {inForce, before, books, history} = state.shelf;
  return html`<section class="part"><h2>Books</h2>
    <p class="quiet">A book is all rules together. One book is in force at a time.</p>
    <p>In force is ${name(inForce, books, desk.words)}${history[0] ? html`, since ${when(history[0].at, desk.words)} by ${text(history[0].activatedBy)}: ${text(history[0].why)}` : nothing}.</p>
    ${before ? html`<p class="buttons"><button type="button" @click=${() => activate(before, desk, 'Go back to the book before')}>Go back to the book before …</button>
      <span class="quiet">It is ${name(before, books, desk.words)}.</span></p>` : nothing}
    ${books.length ? table('Published books, latest first', ['Book', 'Published', 'Rules', 'What it changes', 'Put into force'], books.map(book => [
      html`<code>${short(book.hash)}</code>${book.hash === inForce ? html` <strong>in force</strong>` : nothing}`,
      html`${when(book.publishedAt, desk.words)} by ${text(book.publishedBy)}`, book.policies,
      html`<button type="button" aria-label="Preview ${short(book.hash)}" @click=${() => preview(book.hash, desk)}>Preview</button>`,
      book.hash === inForce ? nothing : html`<button type="button" aria-label="Put ${short(book.hash)} into force" @click=${() => activate(book.hash, desk, 'Put this book into force')}>Put into force …</button>`]))
      : html`<p class="quiet">Nothing has been published yet.</p>`}
    ${state.preview ? changes(state.preview, desk) : nothing}
    ${publishing(desk)}
    ${history.length ? html`<details class="fold"><summary><h2>What was in force when</h2></summary>${table('Latest first', ['When', 'Book', 'By', 'Why'], history.map(act =>
      [when(act.at, desk.words), html`<code>${short(act.hash)}</code>`, text(act.activatedBy), text(act.why)]))}</details>` : nothing}</section>`;
}

const short = hash => hash === 'shipped' ? 'shipped' : hash.slice(0, 12);

function name(hash, books, words) {
  const book = books.find(one => one.hash === hash);
  return book ? html`<code>${short(hash)}</code>, published ${when(book.publishedAt, words)}` : 'the book that came with the program';
}

function preview(hash, desk) {
  desk.ui.previewed = hash;
  return desk.refresh();
}

function activate(hash, desk, heading) {
  desk.ask({
    key: `activate ${hash}`, title: heading, submit: 'Put into force',
    about: html`${hash === 'shipped' ? 'The book that came with the program' : html`Book <code>${short(hash)}</code>`}. Functions go by it within a minute. Open incidents are judged anew; whoever has other tasks then is told so.`,
    fields: [{name: 'why', label: 'Why', type: 'long', required: true, maxlength: 500, hint: 'Kept beside the act. Whoever published a book cannot put it into force.'}],
    send: async ({why}) => {
      await desk.api.post(`/books/${hash}/activation`, {why});
      return 'It is in force within a minute.';
    },
  });
}

function changes(preview, {words}) {
  const same = (one, other) => one.alerts === other.alerts && one.messages === other.messages;
  const differs = row => !same(row.now, row.then) || !same(row.onTrialNow, row.onTrialThen);
  const policies = preview.policies.filter(differs);
  const audiences = preview.audiences.filter(differs);
  const sum = one => `${one.alerts} / ${one.messages}`;
  const rows = (list, called) => list.map(row => [called(row), ...[row.now, row.then, row.onTrialNow, row.onTrialThen].map(sum)]);
  const heads = ['Now', 'With it', 'On trial now', 'On trial with it'];
  const what = one => `${one.change}: ${[one.alert ? 'the alert' : '', one.tasks ? count(one.tasks, 'task') : ''].filter(Boolean).join(' and ')}`;
  return html`<section class="card" aria-live="polite"><h2>What ${short(preview.hash)} changes</h2>
    <p>${count(preview.incidents, 'incident')} of the last twelve months judged by it and by the book in force.${preview.complete ? nothing : html` <strong>More are being judged; this page looks by itself.</strong>`}</p>
    ${policies.length === 0 && audiences.length === 0 ? html`<p><strong>The same alerts would have been raised, and the same audiences been told.</strong></p>` : html`
      ${policies.length ? table('Alerts / messages of each rule', ['Rule', ...heads], rows(policies, row => row.policy)) : nothing}
      ${audiences.length ? table('Incidents / messages of which each audience is told', ['Audience', ...heads], rows(audiences, row => words.audience(row.audience))) : nothing}`}
    ${preview.open.length ? table('What it would change of open alerts and tasks', ['Incident', 'Rule', 'Change'], preview.open.map(one =>
      [html`<a href="#/incidents/${one.incident}">${text(one.title)}</a>`, one.policy, what(one)]))
      : html`<p class="quiet">Nothing that may be named changes of open alerts and tasks.</p>`}
    ${preview.unnamed ? html`<p class="quiet">${count(preview.unnamed, 'change')} of incidents that must not be named here.</p>` : nothing}
    <p class="quiet">A rule on trial is counted apart; it is sent to nobody. Other words or deadlines do not show here.</p>
    ${preview.omitted ? html`<p class="quiet">${count(preview.omitted, 'more change')} of open incidents not listed.</p>` : nothing}</section>`;
}

/** All files of a book at once: it is checked and its tests run before it is kept. */
function publishing(desk) {
  const publish = async event => {
    event.preventDefault();
    const files = [...event.target.elements.files.files];
    await desk.attempt('published', async () => {
      const lines = await Promise.all(files.map(async file => JSON.stringify({file: file.name, text: await file.text()})));
      const book = await desk.api.send('POST', '/books', `${lines.join('\n')}\n`, {'Content-Type': 'application/x-ndjson'});
      desk.ui.previewed = book.hash;
      return `Published as ${short(book.hash)}, with ${count(book.policies, 'rule')}. It is not in force yet: a second person puts it into force.`;
    }, 'Not published.');
  };
  return html`<details class="fold"><summary><h2>Publish a book</h2></summary><form @submit=${publish}>
    <div class="field"><label for="files">All files of the book</label><p class="hint" id="files-hint">Every policy file that is to be in force, not only those you changed. They are
      checked and their tests are run; nothing is kept if anything is wrong.</p>
      <input id="files" name="files" type="file" multiple required accept=".yaml,.csv" aria-describedby="files-hint"></div>
    ${desk.ui.published ? failure(desk.ui.published) : nothing}
    <div class="buttons"><button class="main" ?disabled=${desk.ui.acting}>Publish</button></div></form></details>`;
}
