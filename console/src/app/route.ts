import { useSyncExternalStore } from 'react';

/** Where one is: the parts of the address after `#/`, and what stands after `?`. */
export interface Place {
  readonly at: string;
  readonly id: number | undefined;
  readonly rest: readonly string[];
  readonly query: URLSearchParams;
}

export function parsePlace(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [at = '', ...rest] = path.split('/').filter((part) => part !== '');
  const id = Number(rest[0]);
  return {
    at: at === '' ? 'queue' : at,
    id: Number.isSafeInteger(id) && id > 0 ? id : undefined,
    rest,
    query: new URLSearchParams(query),
  };
}

let known: { hash: string; place: Place } | undefined;

function look(): Place {
  if (known?.hash !== location.hash) known = { hash: location.hash, place: parsePlace(location.hash) };
  return known.place;
}

function subscribe(listener: () => void): () => void {
  look();
  const heard = () => {
    look();
    listener();
  };
  addEventListener('hashchange', heard);
  return () => removeEventListener('hashchange', heard);
}

/**
 * The place that was last told. The address itself changes a moment before, and a page that is drawn in that moment must not
 * take the place of the next one for its own.
 */
const present = (): Place => known?.place ?? look();

export const usePlace = (): Place => useSyncExternalStore(subscribe, present);

/** The address of a page: `#/case/12`. */
export const to = (path: string): string => `#/${path}`;

export function go(path: string, replace = false): void {
  if (!replace) location.hash = `/${path}`;
  else {
    history.replaceState(history.state, '', `#/${path}`);
    dispatchEvent(new HashChangeEvent('hashchange'));
  }
}

/** The same page with some of its query changed; empty values go away. */
export function withQuery(place: Place, changes: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(place.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return [place.at, ...place.rest].join('/') + (text === '' ? '' : `?${text}`);
}
