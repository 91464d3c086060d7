/** The audiences of who looks, as tabs above a screen that each has of its own. */

import {html, nothing} from './vendor/lit-html.js';
import {capital} from './words.js';

/** `more` are further tabs; `rest` is what follows the audience in a link. */
export function audienceTabs(screen, audience, {session, config, words}, {rest = '', more = nothing} = {}) {
  const own = session.audiences ?? config.audiences.map(one => one.id).filter(id => id !== 'operator');
  const tab = (id, said) => html`<li><a href="#/${screen}${id ? `/${encodeURIComponent(id)}` : ''}${rest}" aria-current=${(audience ?? '') === id ? 'true' : nothing}>${said}</a></li>`;
  return html`<nav class="tabs" aria-label="Whose"><ul>
    ${own.length > 1 ? html`${tab('', 'All of yours')}${own.map(id => tab(id, capital(words.audience(id).replace(/^the /, ''))))}` : nothing}${more}</ul></nav>`;
}
