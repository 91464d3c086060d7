/** Calls of the API: with the token, what is known already not sent again, and every failure in words. */

const PATIENCE = 25_000;

/** Where the API is: beside the page, whatever stage it lies behind. */
export const BASE = new URL('.', location.href.split(/[?#]/)[0]);

/** What came instead of an answer, as something to show. */
export class Problem extends Error {
  constructor(status, document = {}) {
    super(inWords(status, document));
    this.status = status;
    this.errors = (document.errors ?? []).map(one => `${one.parameter ?? place(one.pointer)}: ${one.detail}`);
  }
}

function place(pointer = '') {
  return pointer.split('/').filter(part => part !== '').join(' › ') || 'all of it';
}

function inWords(status, {detail = '', requestId}) {
  switch (status) {
    case 0: return 'No answer came: no connection, or the service is too slow. Try again; the same answer given twice counts once.';
    case 401: return 'Your sign-in has ended. Sign in again: you come back here, and what you typed is kept.';
    case 403: return `You may not do this. ${detail}`;
    case 404: return detail.startsWith('The incident has not') ? detail : 'There is nothing here, or it is not for you to see.';
    case 409: return `Not recorded, because something has changed meanwhile. ${detail}`;
    case 412: return 'Not recorded: somebody has changed it since you read it. Look at it again, then decide.';
    case 429:
    case 503: return 'The service is busy. Try again in a moment; the same answer given twice counts once.';
    case 400: return `Something is missing or wrong; nothing was recorded. ${detail}`;
    default: return `Something went wrong on our side${requestId ? `; it is recorded as ${requestId}` : ''}. Try again, or telephone.`;
  }
}

export class Api {
  #session;
  #known = new Map();

  constructor(session) {
    this.#session = session;
  }

  /** The document at a path such as `/tasks`; the very same object as long as nothing is new. */
  async get(path) {
    const key = `${this.#session.token} ${path}`;
    const known = this.#known.get(key);
    const answer = await this.#send('GET', path, known ? {'If-None-Match': known.tag} : {});
    if (answer.status === 304) {
      return known.document;
    }
    const document = await answer.json();
    if (answer.headers.get('ETag')) {
      this.#known.set(key, {tag: answer.headers.get('ETag'), document});
    }
    return document;
  }

  /** The answer's document. */
  async post(path, body) {
    return this.send('POST', path, body);
  }

  /** Text goes as it is. */
  async send(method, path, body, headers = {}) {
    const answer = await this.#send(method, path, {'Content-Type': 'application/json', ...headers}, typeof body === 'string' ? body : JSON.stringify(body));
    return answer.status === 204 ? {} : answer.json();
  }

  /** Something to keep, in the form that `accept` names: {blob, next: where the next page is, isComplete: false if something is missing}. */
  async file(path, accept) {
    const answer = await this.#send('GET', path, {Accept: accept});
    const next = /^<(.*)>; rel="next"$/.exec(answer.headers.get('Link') ?? '')?.[1];
    return {blob: await answer.blob(), next, isComplete: answer.headers.get('X-Complete') !== 'false'};
  }

  async #send(method, path, headers, body) {
    // Joined as text: to URL, "tasks:act" would be a scheme.
    const url = BASE.href + path.replace(/^\//, '');
    let answer;
    try {
      answer = await fetch(url, {
        method, body, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE),
        headers: {...headers, Authorization: `Bearer ${this.#session.token}`},
      });
    } catch {
      throw new Problem(0);
    }
    if (answer.ok || answer.status === 304) {
      return answer;
    }
    if (answer.status === 401) {
      this.#session.end();
    }
    throw new Problem(answer.status, await answer.json().catch(() => ({})));
  }

  /** Whoever signs in next has nothing of who was here before. */
  forget() {
    this.#known.clear();
  }
}
