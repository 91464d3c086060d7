/** Finding incidents: by words of title and victim, by reference, claimant, sector, country, state and time. */

import {html, nothing} from '../vendor/lit-html.js';
import {empty, falseAlarm, field, label, table, text, when} from '../parts.js';
import {further, read} from '../pages.js';
import {judgement, plain} from '../words.js';

const FIELDS = [
  {name: 'q', label: 'Words', hint: 'Of the title, or of who was hit.', maxlength: 200},
  {name: 'reference', label: 'Reference', hint: 'As its reporter wrote it.', maxlength: 200},
  {name: 'claimant', label: 'Claimed by', maxlength: 300},
  {name: 'sector', label: 'Sector', hint: 'For instance energy or drinking-water.', maxlength: 60},
  {name: 'country', label: 'Country', hint: 'Two letters, for instance AL.', maxlength: 2},
  {name: 'from', label: 'Happened from', type: 'date'},
  {name: 'to', label: 'Happened until', type: 'date'},
];

/** What is asked for stands in the link, so that it can be passed on and comes back after a sign-in. */
export async function load({query}, api, desk) {
  const asked = new URLSearchParams([...query].filter(([name, value]) => FIELDS.some(one => one.name === name) && value));
  const key = asked.toString();
  if (desk.ui.asked !== key) {
    Object.assign(desk.ui, {asked: key, cursors: []});
    desk.drafts.search = Object.fromEntries(asked);
  }
  if (key === '') {
    return {asked, incidents: null};
  }
  const {pages, more} = await read(`/incidents?${key}&limit=50`, api, desk);
  return {asked, incidents: pages.flatMap(page => page.incidents), more};
}

export const title = () => 'Find a message or an incident';

export const labels = ({incidents}) => (incidents ?? []).map(one => one.tlp);

export function view(state, desk) {
  const values = desk.drafts.search ??= {};
  const ask = event => {
    event.preventDefault();
    const asked = new URLSearchParams(FIELDS.filter(one => values[one.name]?.trim()).map(one => [one.name, one.name === 'country' ? values.country.trim().toUpperCase() : values[one.name].trim()]));
    location.hash = `#/search?${asked}`;
  };
  return html`
    ${desk.session.may('incidents/read', 'alerts/act', 'audit/read') ? byCode(desk) : nothing}
    <form class="card" role="search" @submit=${ask}><div class="columns">${FIELDS.map(one => field(one, values, `search-${one.name}`))}</div>
      <div class="buttons"><button class="main">Find</button></div></form>
    ${state.incidents === null ? nothing : state.incidents.length ? found(state, desk) : state.more ? nothing
      : empty('Nothing was found.', 'Try fewer words. What you may not read is not found.')}
    ${further(state.more, desk, state.incidents?.length ? 'Show more' : 'Look further back')}`;
}

const found = ({incidents}, {words}) => table('Found, latest first', ['Happened', 'Incident', 'Sector', 'Country', 'Claimed by', 'Our judgement', 'Reference'],
  incidents.map(one => [when(one.occurredAt, words),
    html`<a href="#/incidents/${one.id}">${text(one.title)}</a> ${label(one.tlp)}${one.mode === 'exercise' ? html` <strong class="exercise">EXERCISE</strong>` : nothing}${falseAlarm(one)}`,
    one.sectors.map(plain).join(', '), one.countries.join(', '),
    one.claimants.map((name, index) => html`${index ? ', ' : nothing}<a href="#/campaigns/${encodeURIComponent(name)}">${text(name)}</a>`),
    judgement(one.attribution), text(one.reference)]));

/** The code that each message names, for who reads it on another screen, or on paper. */
function byCode(desk) {
  const typed = desk.drafts.code ??= {};
  const go = event => {
    event.preventDefault();
    location.hash = `#/m/${encodeURIComponent(typed.code.replace(/[\s-]/g, ''))}`;
    typed.code = '';
  };
  return html`<form class="inline-form" @submit=${go}>${field({name: 'code', label: 'Code in a message', required: true, maxlength: 12}, typed, 'code')}
    <div class="buttons"><button>Open it</button></div></form>`;
}
