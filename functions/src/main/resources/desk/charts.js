/**
 * Small pictures as SVG. What they show stands in a table or list beside each, so readers of screens are told their subject only. Sizes are
 * attributes: the page allows no inline styles.
 */

import {html, svg} from './vendor/lit-html.js';

const NAME = 150;
const WIDTH = 480;
const ROW = 30;
const NUMBER = 34;

/** One group of bars a row: {name, values}. `series` says what the values are. */
export function bars(subject, rows, series) {
  const most = Math.max(1, ...rows.flatMap(row => row.values));
  const length = value => (WIDTH - NAME - NUMBER) * value / most;
  const one = (value, index, at) => svg`<rect class="bar-${index}" x=${NAME} y=${at + 4 + index * 11} width=${length(value)} height="9"></rect>
    <text class="number" x=${NAME + length(value) + 4} y=${at + 12 + index * 11}>${value}</text>`;
  return html`<figure class="chart"><svg viewBox="0 0 ${WIDTH} ${rows.length * ROW}" role="img" aria-label=${subject}>
    ${rows.map((row, index) => svg`<text class="name" x=${NAME - 8} y=${index * ROW + 18}>${short(row.name)}</text>
      ${row.values.map((value, which) => one(value, which, index * ROW))}`)}</svg>
    <figcaption>${series.map((name, index) => html`<span class="key-${index}"></span> ${name} `)}</figcaption></figure>`;
}

const short = name => [...name].length > 20 ? `${[...name].slice(0, 19).join('')}…` : name;

const TRACK = 34;
const LEFT = 90;

/** Points on a line of time, one track a kind: {name, points: [{at, said}]}. */
export function timeline(subject, tracks, words) {
  const times = tracks.flatMap(track => track.points.map(point => new Date(point.at).getTime()));
  const from = Math.min(...times);
  const span = Math.max(1, Math.max(...times) - from);
  const x = at => LEFT + 10 + (WIDTH - LEFT - 30) * (new Date(at) - from) / span;
  const height = tracks.length * TRACK + 22;
  const ends = [from, from + span].map(time => new Date(time).toISOString());
  return html`<figure class="chart"><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label=${subject}>
    ${tracks.map((track, index) => svg`<text class="name" x=${LEFT - 8} y=${index * TRACK + 22}>${track.name}</text>
      <line class="track" x1=${LEFT} x2=${WIDTH - 10} y1=${index * TRACK + 18} y2=${index * TRACK + 18}></line>
      ${track.points.map(point => svg`<circle class="point-${index}" cx=${x(point.at)} cy=${index * TRACK + 18} r="6"><title>${words.when(point.at)}: ${point.said}</title></circle>`)}`)}
    <text class="number" x=${LEFT} y=${height - 4}>${words.day(ends[0])}</text>
    <text class="number end" x=${WIDTH - 10} y=${height - 4}>${words.day(ends[1])}</text></svg></figure>`;
}
