/**
 * Who is here. At a deployment by authorization code and PKCE at the pool's pages, the token in memory only; on the local stack
 * by choosing a token, which says by itself who its holder is. What the token says is read for the screen alone: the API judges.
 */

const BEFORE_SIGN_IN = 'desk.before-sign-in';
const CHOICE = 'desk.local-token';
const ENDS_SOON = 5 * 60_000;

export class Session {
  token = null;
  #config;
  #changed;
  #renewal = null;
  #endsAt = Infinity;

  constructor(config, changed) {
    this.#config = config;
    this.#changed = changed;
  }

  get isLocal() {
    return this.#config.signIn.kind === 'choice';
  }

  /** What the pool sent back, or the choice from before a reload. The text typed before, where there is some. */
  async begin() {
    if (this.isLocal) {
      const choice = sessionStorage.getItem(CHOICE);
      return choice ? this.choose(choice) : {};
    }
    const query = new URLSearchParams(location.search);
    const before = JSON.parse(sessionStorage.getItem(BEFORE_SIGN_IN) ?? '{}');
    if (!query.has('state')) {
      return {};
    }
    sessionStorage.removeItem(BEFORE_SIGN_IN);
    history.replaceState(null, '', location.pathname + (before.hash ?? ''));
    if (query.has('error') || query.get('state') !== before.state) {
      throw new Error(query.get('error_description') ?? 'The sign-in was not the one that was begun here.');
    }
    await this.#tokens({grant_type: 'authorization_code', code: query.get('code'), redirect_uri: here(), code_verifier: before.verifier});
    return before.drafts ?? {};
  }

  /** A token of the local stack. */
  choose(token) {
    sessionStorage.setItem(CHOICE, token);
    const restricted = token.endsWith('+restricted');
    const name = restricted ? token.slice(0, -'+restricted'.length) : token;
    const [role, rest = ''] = name.split(/:(.*)/s);
    this.token = token;
    this.subject = ['submitter', 'curator', 'publisher'].includes(role) ? rest : name;
    this.audiences = role === 'staff' && rest ? rest.split(',') : null;
    this.restricted = restricted;
    this.scopes = {
      staff: ['incidents/read', 'alerts/act'], auditor: ['incidents/read', 'audit/read'], publisher: ['books/publish'],
      submitter: ['incidents/submit'], curator: ['incidents/submit', 'attribution/judge'],
    }[role] ?? [];
    this.#changed();
    return {};
  }

  /** Leaves for the pool's pages; comes back to the link that is open, with what has been typed. */
  async leave(drafts) {
    const {address, client} = this.#config.signIn;
    const verifier = random();
    const state = random();
    sessionStorage.setItem(BEFORE_SIGN_IN, JSON.stringify({state, verifier, hash: location.hash, drafts}));
    const challenge = base64(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
    location.assign(`${address}/oauth2/authorize?${new URLSearchParams({
      response_type: 'code', client_id: client, redirect_uri: here(), state, code_challenge: challenge, code_challenge_method: 'S256',
    })}`);
  }

  async #tokens(grant) {
    const {address, client} = this.#config.signIn;
    const answer = await fetch(`${address}/oauth2/token`, {method: 'POST', body: new URLSearchParams({client_id: client, ...grant})});
    if (!answer.ok) {
      throw new Error('The sign-in pages gave no token.');
    }
    const tokens = await answer.json();
    const claims = JSON.parse(new TextDecoder().decode(bytes(tokens.access_token.split('.')[1])));
    this.token = tokens.access_token;
    this.#renewal = tokens.refresh_token ?? this.#renewal;
    this.#endsAt = Date.now() + tokens.expires_in * 1000;
    this.subject = claims.username ?? claims.sub;
    this.scopes = (claims.scope ?? '').split(' ');
    this.audiences = claims.audiences === '*' ? null : (claims.audiences ?? '').split(',').map(name => name.trim());
    this.restricted = claims.restricted === 'true' || claims.restricted === true;
    this.#changed();
  }

  /** Minutes until the sign-in ends, once they are few. */
  get minutesLeft() {
    const left = this.#endsAt - Date.now();
    return this.token && left < ENDS_SOON ? Math.max(0, Math.ceil(left / 60_000)) : null;
  }

  /** Goes on without leaving the page, if the pool allows it. */
  async renew(drafts) {
    try {
      await this.#tokens({grant_type: 'refresh_token', refresh_token: this.#renewal});
    } catch {
      await this.leave(drafts);
    }
  }

  may(...scopes) {
    return scopes.some(scope => this.scopes.includes(scope));
  }

  isOf(audience) {
    return this.audiences === null || this.audiences.includes(audience);
  }

  /** The token is not taken any more. */
  end() {
    this.token = null;
    sessionStorage.removeItem(CHOICE);
    this.#changed();
  }

  signOut() {
    this.end();
    if (!this.isLocal) {
      const {address, client} = this.#config.signIn;
      location.assign(`${address}/logout?${new URLSearchParams({client_id: client, logout_uri: here()})}`);
    }
  }
}

function here() {
  return location.origin + location.pathname;
}

function random() {
  return base64(crypto.getRandomValues(new Uint8Array(32)));
}

function base64(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function bytes(text) {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), char => char.charCodeAt(0));
}
