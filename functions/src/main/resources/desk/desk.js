/*
 * The desk: entry, hash router, refresh.
 *
 * A screen is one file screens/NAME.js and one line in SCREENS below. It exports
 *   title(state, desk)      what the heading and the tab say, as a string
 *   load(params, api, desk) reads what is shown (api.get, at most four requests); called when the screen opens and at each refresh. `params` are the
 *                           named groups of its path, and `query`, the URLSearchParams behind a "?" in the fragment
 *   view(state, desk)       a lit-html template of what stands below the heading
 *   labels(state, desk)     the TLP labels of all that is shown, if any: the strictest stays in view
 *   isExercise(state)       whether what is shown is an exercise (optional)
 * and is given `desk`:
 *   session  may(...scopes), isOf(audience), subject, audiences (null: all), restricted, isLocal     words  times and names as people say them
 *   api      get(path), post(path, body), send(method, path, body, headers), file(path, accept); failures are Problems with a message to show
 *   ui       what this screen remembers between redraws (selection, what is opened); empty when another screen opens
 *   drafts   what is typed, by key; outlives refresh and sign-in
 *   ask(form)      a form in a dialog, see parts.dialog      act(send, at)   sends something without a form: async () => what to say
 *   tell(words)    says what has happened                    redraw()    refresh()    now()
 * Refresh redraws in place. A field keeps what is typed as long as it keeps its place; one in a list that may move belongs into `ask`.
 */

import {render} from './vendor/lit-html.js';
import {Api, BASE, Problem} from './api.js';
import {frame} from './frame.js';
import {Session} from './session.js';
import {Words} from './words.js';

const READERS = ['incidents/read', 'alerts/act', 'audit/read'];

/** Where each screen is, what the menu calls it (without `menu` it is reached by links alone), and which scopes one is enough of. */
export const SCREENS = [
  {name: 'inbox', path: /^\/inbox(\/(?<audience>(?!exercise$)[^/]+))?(\/(?<track>exercise))?$/, menu: 'Inbox', href: '#/inbox', scopes: READERS},
  {name: 'message', path: /^\/m\/(?<code>[^/]+)$/, scopes: READERS},
  {name: 'incident', path: /^\/incidents\/(?<id>[^/]+)$/, scopes: READERS},
  {name: 'calendar', path: /^\/calendar(\/(?<audience>[^/]+))?$/, menu: 'Calendar', href: '#/calendar', scopes: READERS},
  {name: 'search', path: /^\/search$/, menu: 'Search', href: '#/search', scopes: ['incidents/submit', 'incidents/read', 'audit/read']},
  {name: 'reviews', path: /^\/reviews$/, menu: 'Reviews', href: '#/reviews', scopes: READERS},
  {name: 'campaigns', path: /^\/campaigns\/(?<claimant>[^/]+)$/, scopes: READERS},
  {name: 'silences', path: /^\/silences$/, menu: 'Silences', href: '#/silences', scopes: READERS},
  {name: 'recipients', path: /^\/recipients(\/(?<audience>[^/]+))?$/, menu: 'Mail and chat', href: '#/recipients', scopes: READERS},
  {name: 'book', path: /^\/book(\/(?<policy>[^/]+))?$/, menu: 'Rules', href: '#/book', scopes: [...READERS, 'incidents/submit', 'attribution/judge', 'books/publish']},
  {name: 'try', path: /^\/try$/, menu: 'Try a report', href: '#/try', scopes: ['incidents/submit', 'alerts/act']},
  {name: 'figures', path: /^\/figures$/, menu: 'Figures', href: '#/figures', scopes: READERS},
];

/** Where somebody begins who followed no link. */
export const home = session => SCREENS.find(screen => screen.menu && session.may(...screen.scopes)).href;

const REFRESH = 15_000;

const desk = {
  config: null, session: null, words: null, api: null,
  screen: null, params: {}, module: null, state: null, problem: null, loading: false, readAt: null,
  ui: {}, drafts: {}, form: null, said: '',
  now,
  redraw,
  refresh,
  tell,

  ask(form) {
    desk.form = form;
    redraw();
    document.getElementById('form').showModal();
  },

  closeForm() {
    document.getElementById('form').close();
  },

  /** The event comes a moment after the dialog has closed; by then another may be open. */
  formClosed() {
    if (!document.getElementById('form').open) {
      desk.form = null;
      redraw();
    }
  },

  /** Sends a form; whether it was recorded. What is refused stays in the dialog as it was typed. */
  async send(form, values) {
    form.sending = true;
    form.problem = null;
    redraw();
    try {
      tell(await form.send(values));
      desk.closeForm();
      await refresh();
      goOnAt(form.at);
      return true;
    } catch (problem) {
      form.problem = problem;
      form.sending = false;
      await refresh();
      return false;
    }
  },

  /** `at` is the id of what is acted on, where the keyboard then goes on. */
  async act(send, at) {
    desk.ui.acting = true;
    redraw();
    try {
      tell(await send());
    } catch (problem) {
      tell(problem.message);
    } finally {
      desk.ui.acting = false;
      await refresh();
      goOnAt(at);
    }
  },

  /** The same where what is refused stays in the page, as ui[name]; `refused` says that it was. */
  attempt(name, send, refused = '') {
    desk.ui[name] = null;
    return desk.act(async () => {
      try {
        return await send();
      } catch (problem) {
        desk.ui[name] = problem;
        return refused;
      }
    });
  },

  choose(token) {
    const isAgain = Boolean(desk.screen) && desk.session.subject;
    desk.session.choose(token);
    return isAgain ? refresh() : open();
  },

  signOut() {
    desk.session.subject = null;
    desk.drafts = {};
    desk.api.forget();
    desk.session.signOut();
    desk.state = null;
    redraw();
  },

  /** A route that only the local stack has. */
  async local(path, body) {
    await fetch(new URL(path, BASE), {method: 'POST', body: JSON.stringify(body)});
    await fetch(new URL('local/idle', BASE));
    await refresh();
  },
};

let clock = {at: new Date(), read: 0};
let readings = 0;

/** By the server: the clock of a reader's machine may be wrong. That of the local stack may stand still, and is read at each refresh. */
function now() {
  return new Date(clock.at.getTime() + (desk.session?.isLocal ? 0 : performance.now() - clock.read));
}

async function configure() {
  const answer = await fetch(new URL('desk/config.json', BASE), {cache: 'no-cache'}).catch(() => { throw new Problem(0); });
  if (!answer.ok) {
    throw new Problem(answer.status);
  }
  desk.config = await answer.json();
  clock = {at: new Date(desk.config.now), read: performance.now()};
}

function redraw() {
  render(frame(desk, SCREENS, desk.session?.subject ? home(desk.session) : null), document.getElementById('desk'));
  document.title = desk.state ? `${desk.module.title(desk.state, desk)} · Policy Alerts` : 'Policy Alerts desk';
  const again = document.getElementById('again');
  const isEnded = Boolean(desk.session.subject) && !desk.session.token;
  if (isEnded !== again.open) {
    isEnded ? again.showModal() : again.close();
  }
}

/** Rows move when something is done; the keyboard must not end up at another task's button. */
function goOnAt(id) {
  const row = id && document.getElementById(id)?.closest('li');
  (row?.querySelector('.buttons button') ?? document.querySelector('main h1'))?.focus({preventScroll: !row});
}

function tell(words) {
  desk.said = words;
  redraw();
}

/** The screen that the fragment names. */
function find() {
  const [path, query] = (location.hash || (desk.session.subject ? home(desk.session) : '#')).slice(1).split(/\?(.*)/s);
  for (const screen of SCREENS) {
    const found = screen.path.exec(path);
    if (found) {
      const params = Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, value]) => [name, decoded(value)]));
      return {screen, params: {...params, query: new URLSearchParams(query)}};
    }
  }
  return {screen: null, params: {}};
}

function decoded(value) {
  try {
    return value && decodeURIComponent(value);
  } catch {
    return value;
  }
}

async function open() {
  Object.assign(desk, find(), {module: null, state: null, problem: desk.session.subject ? null : desk.problem, ui: {}, said: ''});
  if (desk.form) {
    desk.closeForm();
  }
  if (!desk.session.subject || !desk.screen) {
    redraw();
    return;
  }
  await refresh();
  document.querySelector('main h1')?.focus({preventScroll: true});
  window.scrollTo(0, 0);
}

/** Reads what is shown anew; of several readings the last one begun counts. */
async function refresh() {
  const {screen, params} = desk;
  if (!screen || !desk.session.token) {
    redraw();
    return;
  }
  const reading = ++readings;
  desk.loading = true;
  redraw();
  try {
    if (desk.session.isLocal) {
      await configure();
    }
    const module = await import(`./screens/${screen.name}.js`);
    const state = await module.load(params, desk.api, desk);
    if (reading === readings) {
      Object.assign(desk, {module, state, problem: null, readAt: now().toISOString()});
    }
  } catch (problem) {
    if (reading === readings) {
      desk.problem = problem;
    }
  }
  if (reading === readings) {
    desk.loading = false;
    redraw();
  }
}

async function begin() {
  await configure();
  desk.session = new Session(desk.config, () => desk.api && redraw());
  desk.words = new Words(desk.config, {now});
  try {
    desk.drafts = await desk.session.begin();
  } catch (problem) {
    desk.problem = problem;
  }
  desk.api = new Api(desk.session);
  window.addEventListener('hashchange', open);
  window.addEventListener('focus', refresh);
  window.addEventListener('online', refresh);
  setInterval(() => document.hidden || refresh(), REFRESH);
  await open();
}

begin().catch(problem => { document.getElementById('desk').textContent = problem.message; });
