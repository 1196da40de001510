import type { FromWorker, Patch, ToWorker } from '../data/messenger.ts';
import type { PeerId } from '../data/views.ts';
import { codeOf, openSession, type Session } from './session.ts';

/**
 * The worker that holds the connection. As a SharedWorker it serves all tabs; where there are none it is an ordinary
 * worker that one tab starts and the others reach through that tab (see `data/port.ts`).
 */
interface Tab {
  port: MessagePort | Speaker;
  slot: number;
  visible: boolean;
  chatId?: PeerId;
}

/** The global scope of an ordinary worker, as far as it is used here. */
interface Speaker extends EventTarget {
  postMessage(message: FromWorker): void;
}

const tabs = new Set<Tab>();
const sessions = new Map<number, Promise<Session>>();

function broadcast(slot: number, patch: Patch): void {
  const message: FromWorker = { patch };
  for (const tab of tabs) if (tab.slot === slot) tab.port.postMessage(message);
}

function session(slot: number, language: string): Promise<Session> {
  const open = sessions.get(slot);
  if (open) return open;
  const opening = openSession({
    slot,
    language,
    origin: self.location.origin,
    emit: (patch) => {
      // After signing out the slot starts afresh with the next tab that asks.
      if (patch.is === 'phase' && patch.phase === 'signed-out') sessions.delete(slot);
      broadcast(slot, patch);
    },
    watched: () => {
      const chats = new Set<PeerId>();
      for (const tab of tabs) if (tab.slot === slot && tab.visible && tab.chatId !== undefined) chats.add(tab.chatId);
      return chats;
    },
  });
  opening.catch(() => sessions.delete(slot));
  sessions.set(slot, opening);
  return opening;
}

async function handle(tab: Tab, message: ToWorker): Promise<void> {
  if ('hello' in message) {
    tab.slot = message.hello.slot;
    tab.visible = message.hello.visible;
    await greet(tab, message.hello.language);
  } else if ('visible' in message) {
    tab.visible = message.visible;
    tab.chatId = message.chatId;
  } else if ('bye' in message) {
    tabs.delete(tab);
  } else {
    await answer(tab, message);
  }
}

const RETRY_MS = 2000;

/** Without a server there is nothing to connect to: say so, and try again. */
async function greet(tab: Tab, language: string): Promise<void> {
  try {
    const { hello } = await session(tab.slot, language);
    for (const patch of hello()) tab.port.postMessage({ patch } satisfies FromWorker);
  } catch {
    tab.port.postMessage({ patch: { is: 'connection', state: 'offline' } } satisfies FromWorker);
    setTimeout(() => {
      if (tabs.has(tab)) void greet(tab, language);
    }, RETRY_MS);
  }
}

async function answer(tab: Tab, { id, verb, args }: Extract<ToWorker, { verb: string }>): Promise<void> {
  let reply: FromWorker;
  try {
    const { messenger } = await session(tab.slot, 'en');
    const call = messenger[verb] as (...args: unknown[]) => Promise<unknown>;
    reply = { id, ok: true, value: await call(...args) };
  } catch (error) {
    reply = { id, ok: false, ...codeOf(error) };
  }
  tab.port.postMessage(reply);
}

function attach(port: MessagePort | Speaker): void {
  const tab: Tab = { port, slot: 0, visible: false };
  tabs.add(tab);
  port.addEventListener('message', (event) => void handle(tab, (event as MessageEvent<ToWorker>).data));
  if ('start' in port) port.start();
}

if ('onconnect' in self) {
  self.addEventListener('connect', (event) => {
    const port = (event as MessageEvent).ports[0];
    if (port) attach(port);
  });
} else {
  attach(self);
}
