/** What every screen is made of. Text that others wrote goes through `text`, which keeps its reading direction to itself. */

import {html, nothing} from './vendor/lit-html.js';
import {SEVERITIES, plain} from './words.js';

const LABELS = ['clear', 'green', 'amber', 'amber+strict', 'red'];

/** Marks that turn the reading direction: with one "gnp.exe" reads as "exe.png". Messages leave them out, too. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;

/** What others wrote: a right-to-left title turns nothing around it. */
export const text = value => html`<bdi class="text">${typeof value === 'string' ? value.replace(TURNING, '') : value}</bdi>`;

/** TLP:AMBER */
export const label = tlp => html`<span class="tlp tlp-${tlp.replace('+', '-')}">TLP:${tlp.toUpperCase()}</span>`;

export const strictest = labels => LABELS.findLast(one => labels.includes(one));

export const severity = value => html`<span class="severity severity-${value}">${SEVERITIES[value] ?? plain(value)}</span>`;

/** The moment in words, and exactly for machines and for who points at it. */
export const when = (at, words, said = words.when(at)) =>
  at ? html`<time datetime=${at} title=${words.when(at)}>${said}</time>` : html`<span>${said}</span>`;

export const due = (at, words) => html`<span class="due ${words.isOverdue(at) ? 'overdue' : words.isSoon(at) ? 'soon' : ''}">${when(at, words, words.due(at))}</span>`;

/** A link to an incident by its title, with its label and who claims it. */
export const incident = one => html`
  <span class="incident"><a href="#/incidents/${one.id}">${text(one.title)}</a> ${label(one.tlp)}
    ${one.claimedBy?.length ? html`<span class="quiet">claimed by ${text(one.claimedBy.join(', '))}</span>` : nothing}</span>`;

/** A row of what was reported and was not so. */
export const falseAlarm = one => one.determination === 'false-positive' ? html` <strong class="overdue">FALSE ALARM</strong>` : nothing;

export const empty = (title, more = '') => html`<div class="empty"><p><strong>${title}</strong></p>${more ? html`<p>${more}</p>` : nothing}</div>`;

export const failure = (problem, again) => html`
  <div class="notice bad" role="alert"><p>${text(problem.message)}</p>
    ${problem.errors?.length ? html`<ul>${problem.errors.map(one => html`<li>${text(one)}</li>`)}</ul>` : nothing}
    ${again ? html`<button type="button" @click=${again}>Try again</button>` : nothing}</div>`;

/** Terms and what is known of them; what is not known is left out. */
export const facts = rows => html`<dl class="facts">${rows.filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== nothing)
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

/** A part that opens; `opened` is called the first time. */
export const fold = (title, content, {open = false, opened} = {}) => html`
  <details class="fold" ?open=${open} @toggle=${event => event.target.open && opened?.()}><summary><h2>${title}</h2></summary>${content}</details>`;

/** A table that scrolls by itself on a narrow screen. */
export const table = (caption, heads, rows) => html`
  <div class="scroll" tabindex="0" role="region" aria-label=${caption}><table><caption>${caption}</caption>
    <thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${rows.map(row => html`<tr>${row.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;

/** A field of a form: {name, label, type = 'text', hint, required, maxlength, rows, options, min, max}. What is typed stays in `values`. */
export function field(one, values, id = one.name) {
  const hint = one.hint ? `${id}-hint` : nothing;
  const typed = event => { values[one.name] = event.target.type === 'checkbox' ? event.target.checked : event.target.value; };
  const value = values[one.name] ?? one.value ?? '';
  return html`
    <div class="field"><label for=${id}>${one.label}${one.required ? nothing : html` <span class="quiet">(optional)</span>`}</label>
      ${one.hint ? html`<p class="hint" id=${hint}>${one.hint}</p>` : nothing}
      ${one.options
        ? html`<select id=${id} name=${one.name} ?required=${one.required} aria-describedby=${hint} @input=${typed}>
            ${one.options.map(([key, said]) => html`<option value=${key} ?selected=${key === value}>${said}</option>`)}</select>`
        : one.type === 'long'
          ? html`<textarea id=${id} name=${one.name} rows=${one.rows ?? 4} dir="auto" ?required=${one.required} maxlength=${one.maxlength ?? 2000}
              aria-describedby=${hint} .value=${value} @input=${typed}></textarea>`
          : html`<input id=${id} name=${one.name} type=${one.type ?? 'text'} dir="auto" autocomplete="off" ?required=${one.required}
              maxlength=${one.maxlength ?? nothing} min=${one.min ?? nothing} max=${one.max ?? nothing}
              aria-describedby=${hint} .value=${value} @input=${typed}>`}
    </div>`;
}

/**
 * The form that `desk.ask` shows in a dialog: {key, title, about?, fields, submit, send(values), gone?(state), at?}. What is typed is kept under its
 * key until it has been sent. `gone` says in words why there is nothing to send any more, `at` is
 * the id where the keyboard then goes on.
 */
export function dialog(desk) {
  const form = desk.form;
  if (!form) {
    return nothing;
  }
  const values = desk.drafts[form.key] ??= {};
  const gone = form.gone?.(desk.state);
  const send = async event => {
    event.preventDefault();
    if (await desk.send(form, values)) {
      delete desk.drafts[form.key];
    }
  };
  return html`
    <form @submit=${send} aria-labelledby="dialog-title">
      <h2 id="dialog-title">${form.title}</h2>
      ${form.about ? html`<p>${form.about}</p>` : nothing}
      ${gone ? html`<p class="notice warn" role="alert">${gone}</p>` : nothing}
      ${form.problem ? failure(form.problem) : nothing}
      ${form.fields.map(one => field(one, values, `form-${one.name}`))}
      <div class="buttons"><button class="main" ?disabled=${Boolean(gone) || form.sending}>${form.sending ? 'Sending …' : form.submit}</button>
        <button type="button" @click=${() => desk.closeForm()}>Cancel</button></div>
    </form>`;
}
