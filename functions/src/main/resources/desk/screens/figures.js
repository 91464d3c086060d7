/** The year in figures: incidents and alerts by month, sector and claimant, each as a picture and as a table. */

import {html, nothing} from '../vendor/lit-html.js';
import {bars} from '../charts.js';
import {TABLE, download} from '../download.js';
import {empty, field, table, text} from '../parts.js';
import {capital, count, plain} from '../words.js';

export async function load({query}, api) {
  const asked = new URLSearchParams(['from', 'to'].filter(name => query.get(name)).map(name => [name, query.get(name)]));
  return {asked, figures: await api.get(`/figures${asked.size ? `?${asked}` : ''}`)};
}

export const title = () => 'Figures';

export const labels = () => [];

export function view({figures, asked}, desk) {
  return html`
    ${period(asked, desk)}
    <p class="summary"><strong>${count(figures.incidents, 'incident')}</strong> and <strong>${count(figures.alerts, 'alert')}</strong>, from ${desk.words.day(figures.from)} to ${
      desk.words.day(figures.to)}. False alarms, duplicates and exercises are not counted; what you may not read is not either.</p>
    <p class="buttons">${download(desk, 'Save all incidents of this time as a table (.csv)', `/incidents?limit=100&from=${encodeURIComponent(figures.from)}&to=${encodeURIComponent(figures.to)}`, TABLE, 'incidents')}</p>
    ${figures.complete ? nothing : html`<p class="notice warn">There were more than are counted here; choose a shorter period.</p>`}
    ${figures.incidents === 0 ? empty('Nothing happened in this time.') : html`
      ${chart('By month', 'Month', figures.months.map(one => [desk.words.month(one.month), one]))}
      ${chart('By sector', 'Sector', figures.sectors.map(one => [capital(plain(one.sector)), one]))}
      ${chart('By claimant', 'Claimant', figures.claimants.map(one => [one.name, one, html`<a href="#/campaigns/${encodeURIComponent(one.claimant)}">${text(one.name)}</a>`]),
        figures.claimantsOmitted ? `${count(figures.claimantsOmitted, 'claimant')} with fewer incidents are not shown. ` : '')}`}`;
}

function period(asked, desk) {
  const values = desk.drafts.figures ??= Object.fromEntries(asked);
  const show = event => {
    event.preventDefault();
    location.hash = `#/figures?${new URLSearchParams(Object.entries(values).filter(([, value]) => value))}`;
  };
  return html`<form class="card inline-form" @submit=${show}>${field({name: 'from', label: 'From', type: 'date'}, values, 'figures-from')}${
    field({name: 'to', label: 'Until', type: 'date'}, values, 'figures-to')}<div class="buttons"><button class="main">Show</button></div></form>`;
}

const chart = (heading, kind, rows, more = '') => rows.length === 0 ? nothing : html`<section class="card"><h2>${heading}</h2><div class="columns">
  ${bars(`Incidents and alerts ${heading.toLowerCase()}`, rows.map(([name, one]) => ({name, values: [one.incidents, one.alerts]})), ['Incidents', 'Alerts'])}
  ${table(`${heading}, in numbers`, [kind, 'Incidents', 'Alerts'], rows.map(([name, one, link]) => [link ?? text(name), one.incidents, one.alerts]))}</div>
  ${more ? html`<p class="quiet">${more}</p>` : nothing}</section>`;
