import type { Messenger, Patch, Verb } from './messenger.ts';
import type { Port } from './port.ts';

/** A refusal, with the server's code; the catalogue has words for the common ones. */
export class Refusal extends Error {
  readonly code: string;
  readonly seconds: number | undefined;

  constructor(code: string, seconds?: number) {
    super(code);
    this.code = code;
    this.seconds = seconds;
  }
}

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Refusal) => void;
}

/** Turns a port into the `Messenger` of the account in `slot`. */
export function remoteMessenger(port: Port, onPatch: (patch: Patch) => void): Messenger {
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  port.listen((message) => {
    if ('patch' in message) {
      onPatch(message.patch);
      return;
    }
    const caller = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.ok) caller?.resolve(message.value);
    else caller?.reject(new Refusal(message.code, message.seconds));
  });
  return new Proxy({} as Messenger, {
    get:
      (_target, verb) =>
      (...args: unknown[]) =>
        new Promise((resolve, reject) => {
          const id = nextId++;
          waiting.set(id, { resolve, reject });
          port.post({ id, verb: verb as Verb, args });
        }),
  });
}
