/** Times, states and names as people say them. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const SEVERITIES = {critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low', info: 'For information'};

const STATES = {
  open: 'Open', taken: 'Taken', done: 'Done', declined: 'Declined', overtaken: 'Overtaken by events',
  withdrawn: 'Withdrawn', fulfilled: 'Seen to be done', acknowledged: 'Taken', rejected: 'Declined',
};

export class Words {
  #zone;
  #names;
  #clock;
  #formats = new Map();

  constructor({zone, audiences}, clock) {
    this.#zone = zone;
    this.#names = new Map(audiences.map(one => [one.id, one.name]));
    this.#clock = clock;
  }

  /** "the foreign ministry"; one operator is named. */
  audience(id) {
    const [role, organisation] = id.split('@');
    return [this.#names.get(role) ?? role, organisation].filter(Boolean).join(' ');
  }

  /** "Tue 12 Dec 14:00", with the year where it is another; a date without a time stays one. */
  when(text) {
    if (!text) {
      return 'not given';
    }
    if (!text.includes('T')) {
      return text.length === 10 ? this.#day(new Date(`${text}T12:00:00Z`), 'UTC') : text;
    }
    const at = new Date(text);
    return `${this.#day(at, this.#zone)} ${this.#parts(at, this.#zone, {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'}, 'hour:minute')}`;
  }

  /** "Tue 12 Dec", with the year where it is another. */
  day(text) {
    return this.#day(new Date(text), this.#zone);
  }

  /** What the API says, with its moments as they are said here. */
  moments(text) {
    return text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, at => this.when(at));
  }

  /** "2023-12" → "Dec 2023". */
  month(text) {
    return this.#parts(new Date(`${text}-15T12:00:00Z`), 'UTC', {month: 'short', year: 'numeric'}, 'month year');
  }

  #day(at, timeZone) {
    const isThisYear = this.#year(at, timeZone) === this.#year(this.#clock.now(), this.#zone);
    const day = this.#parts(at, timeZone, {weekday: 'short', day: 'numeric', month: 'short'}, 'weekday day month');
    return isThisYear ? day : `${day} ${this.#year(at, timeZone)}`;
  }

  #year(at, timeZone) {
    return this.#parts(at, timeZone, {year: 'numeric'}, 'year');
  }

  #parts(at, timeZone, options, form) {
    // To make one takes far longer than to use it, and a list of tasks uses hundreds.
    const name = `${timeZone} ${form}`;
    if (!this.#formats.has(name)) {
      this.#formats.set(name, new Intl.DateTimeFormat('en-GB', {timeZone, ...options}));
    }
    const parts = this.#formats.get(name).formatToParts(at);
    const named = Object.fromEntries(parts.map(part => [part.type, part.value.replace('Sept', 'Sep')]));
    return form.replace(/[a-z]+/g, type => named[type]);
  }

  /** "due in 3 h, Tue 12 Dec 14:00" or "overdue by 25 h, since Tue 12 Dec 14:00". */
  due(text) {
    if (!text) {
      return 'no deadline';
    }
    const left = new Date(text) - this.#clock.now();
    return left >= 0 ? `due in ${span(left)}, ${this.when(text)}` : `overdue by ${span(-left)}, since ${this.when(text)}`;
  }

  /** "3 h ago". */
  ago(text) {
    return `${span(Math.max(0, this.#clock.now() - new Date(text)))} ago`;
  }

  isOverdue(text) {
    return Boolean(text) && new Date(text) < this.#clock.now();
  }

  /** Whether it is due within a day. */
  isSoon(text) {
    return Boolean(text) && !this.isOverdue(text) && new Date(text) - this.#clock.now() < DAY;
  }

  state(state) {
    return STATES[state] ?? state;
  }
}

function span(millis) {
  if (millis < MINUTE) {
    return 'less than a minute';
  }
  if (millis < 90 * MINUTE) {
    return `${Math.floor(millis / MINUTE)} min`;
  }
  return millis < 2 * DAY ? `${Math.floor(millis / HOUR)} h` : `${Math.floor(millis / DAY)} days`;
}

/** "1 task", "3 tasks". */
export function count(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}

const NOT_JUDGED = ['unassessed', 'claimed', 'investigating'];

/** How far we have come: beside a claim, "claimed" would read as if we had judged. */
export const judgement = status => isJudged(status) ? plain(status) : status === 'investigating' ? 'none yet, being investigated' : 'none yet';

export const isJudged = status => !NOT_JUDGED.includes(status ?? 'unassessed');

/** "power-supply" → "power supply". */
export function plain(value) {
  return String(value ?? '').replaceAll('-', ' ');
}

export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
