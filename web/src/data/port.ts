import type { FromWorker, ToWorker } from './messenger.ts';

/** How a page talks with the worker that holds the connection. */
export interface Port {
  post(message: ToWorker): void;
  listen(listener: (message: FromWorker) => void): void;
}

/** One connection for all tabs: a SharedWorker, or where there is none the worker of the tab that came first. */
export function connectPort(): Port {
  return 'SharedWorker' in globalThis ? sharedPort() : ledPort();
}

function sharedPort(): Port {
  const { port } = new SharedWorker(new URL('../worker/main.ts', import.meta.url), { type: 'module', name: 'tocsin' });
  addEventListener('pagehide', () => port.postMessage({ bye: true } satisfies ToWorker));
  return {
    post: (message) => port.postMessage(message),
    listen: (listener) => {
      port.addEventListener('message', (event: MessageEvent<FromWorker>) => listener(event.data));
      port.start();
    },
  };
}

type Relayed = { tab: string; up: ToWorker } | { tab?: string; down: FromWorker } | { leader: true };

/**
 * Browsers without shared workers: the tab that holds the lock starts the worker; the others send it their wishes over a
 * broadcast channel. When that tab closes, the next one takes the lock and starts its own worker.
 */
function ledPort(): Port {
  const channel = new BroadcastChannel('tocsin-tabs');
  const tab = crypto.randomUUID();
  const listeners: ((message: FromWorker) => void)[] = [];
  let hello: ToWorker | undefined;
  let post = (message: ToWorker) => channel.postMessage({ tab, up: message } satisfies Relayed);

  const hear = (message: FromWorker) => {
    for (const listener of listeners) listener(message);
  };
  channel.addEventListener('message', (event: MessageEvent<Relayed>) => {
    const message = event.data;
    if ('down' in message && (message.tab === undefined || message.tab === tab)) hear(message.down);
    if ('leader' in message && hello) post(hello);
  });

  void navigator.locks.request('tocsin-connection', () => {
    const worker = new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module' });
    const owners = new Map<number, { tab: string; id: number }>();
    let nextId = 1;
    const toWorker = (owner: string, message: ToWorker) => {
      if (!('verb' in message)) return worker.postMessage(message);
      const id = nextId++;
      owners.set(id, { tab: owner, id: message.id });
      worker.postMessage({ ...message, id });
    };
    worker.addEventListener('message', (event: MessageEvent<FromWorker>) => {
      const message = event.data;
      if ('patch' in message) {
        hear(message);
        channel.postMessage({ down: message } satisfies Relayed);
        return;
      }
      const owner = owners.get(message.id);
      if (!owner) return;
      owners.delete(message.id);
      const reply = { ...message, id: owner.id };
      if (owner.tab === tab) hear(reply);
      else channel.postMessage({ tab: owner.tab, down: reply } satisfies Relayed);
    });
    channel.addEventListener('message', (event: MessageEvent<Relayed>) => {
      if ('up' in event.data) toWorker(event.data.tab, event.data.up);
    });
    post = (message) => toWorker(tab, message);
    if (hello) post(hello);
    channel.postMessage({ leader: true } satisfies Relayed);
    return new Promise(() => {});
  });

  return {
    post: (message) => {
      if ('hello' in message) hello = message;
      post(message);
    },
    listen: (listener) => listeners.push(listener),
  };
}
