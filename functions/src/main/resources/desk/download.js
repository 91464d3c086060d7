/** Files to keep. A link could not carry the token: a file is fetched with it, and then handed over. */

import {html} from './vendor/lit-html.js';

export const CALENDAR = {accept: 'text/calendar', end: 'ics'};
export const TABLE = {accept: 'text/csv', end: 'csv'};
export const STIX = {accept: 'application/stix+json', end: 'stix.json'};

/** Nobody reads more pages than that; what is left out is said. */
const MOST_PAGES = 200;

/** A button that saves what `path` brings in a form ({accept, end}), called `name`. A table is read to its last page. */
export const download = (desk, words, path, form, name) => html`
  <button type="button" ?disabled=${desk.ui.saving} @click=${() => save(desk, path, form, `${name}.${form.end}`)}>${words}</button>`;

async function save(desk, path, form, name) {
  desk.ui.saving = true;
  desk.redraw();
  try {
    const {blob, isWhole} = await whole(desk.api, path, form);
    hand(blob, name);
    desk.tell(isWhole ? `${name} is saved.` : `${name} is saved, but there is more than is in it: choose a shorter time or one audience.`);
  } catch (problem) {
    desk.tell(problem.message);
  } finally {
    desk.ui.saving = false;
    desk.redraw();
  }
}

async function whole(api, path, form) {
  const first = await api.file(path, form.accept);
  if (form !== TABLE) {
    return {blob: first.blob, isWhole: !first.next && first.isComplete};
  }
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  const parts = ['\uFEFF', first.blob];
  let {next, isComplete} = first;
  for (let pages = 1; next && pages < MOST_PAGES; pages++) {
    const page = await api.file(path.split('?')[0] + next, form.accept);
    parts.push(await page.blob.text().then(lines => lines.slice(lines.indexOf('\r\n') + 2)));
    next = page.next;
  }
  return {blob: new Blob(parts, {type: 'text/csv;charset=utf-8'}), isWhole: !next && isComplete};
}

function hand(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Some browsers read it only after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
