/** Lists that come page by page: whatever has been asked for is read again at each refresh. */

import {html, nothing} from './vendor/lit-html.js';

/** The pages of `path` so far, and the cursor of the next one. */
export async function read(path, api, desk) {
  const join = path.includes('?') ? '&' : '?';
  const cursors = [null, ...(desk.ui.cursors ?? [])];
  const pages = await Promise.all(cursors.map(cursor => api.get(cursor ? `${path}${join}cursor=${cursor}` : path)));
  return {pages, more: pages.at(-1).cursor};
}

/** Asks for the next page, if there is one. */
export function further(more, desk, words) {
  const next = () => {
    (desk.ui.cursors ??= []).push(more);
    return desk.refresh();
  };
  return more ? html`<p><button type="button" @click=${next}>${words}</button></p>` : nothing;
}
