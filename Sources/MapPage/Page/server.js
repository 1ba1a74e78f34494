// What is asked of the server, always relative to the page, so that it works behind any path too.

/** A failure as the server words it (RFC 9457): what is wrong and what to do. */
export class Problem extends Error {
  constructor(title, detail) {
    super(detail || title);
    this.title = title;
  }
}

/** The address of a resource. Parameters without a value are left out. */
export function address(path, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== ''));
  const text = query.toString();
  return new URL(path, document.baseURI.replace(/[?#].*$/, '')).href + (text ? `?${text}` : '');
}

/** Reads a JSON resource. Throws a `Problem`; an `AbortError` where `signal` says so. */
export async function read(path, parameters, signal) {
  let response;
  try {
    response = await fetch(address(path, parameters), { signal, headers: { Accept: 'application/json, application/geo+json' } });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Problem('offline', '');
  }
  const type = response.headers.get('Content-Type') ?? '';
  const body = type.includes('json') ? await response.json() : null;
  if (!response.ok || body === null) throw new Problem(body?.title ?? `HTTP ${response.status}`, body?.detail ?? '');
  return body;
}

/** Only the last of several questions of one kind is answered: asking again gives up the one before. */
export class LastOnly {
  #controller = null;

  async read(path, parameters) {
    this.#controller?.abort();
    this.#controller = new AbortController();
    return read(path, parameters, this.#controller.signal);
  }

  giveUp() {
    this.#controller?.abort();
  }
}
