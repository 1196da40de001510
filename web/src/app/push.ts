import { useEffect } from 'react';
import type { Messenger } from '../data/messenger.ts';
import { t } from '../i18n/index.ts';
import { useApp, useSelf } from './context.tsx';
import { preferences, setPreferences } from './preferences.ts';
import { formatRoute, go, parseRoute } from './route.ts';
import { switchTo } from './slot.ts';

/** Where the service worker finds what it must know when no page is open. It reads the same names. */
const NOTES = 'tocsin-push';
const NOTE = './push-notes';

/** What the service worker shows, and for whom. */
interface Notes {
  previews: boolean;
  words: Record<string, string>;
  /** Slots of this browser's accounts by account. */
  slots: Record<string, number>;
}

export function canPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in globalThis;
}

/** Subscribes this browser and tells the server. @throws when the browser's push service cannot be reached. */
export async function startPush(messenger: Messenger): Promise<void> {
  const { pushManager } = await navigator.serviceWorker.ready;
  const discovery: unknown = await (await fetch('./.well-known/tocsin.json')).json();
  const key = bytesOf(discovery);
  const options = { userVisibleOnly: true, applicationServerKey: key };
  const known = await pushManager.getSubscription();
  if (known && !sameBytes(known.options.applicationServerKey, key)) await known.unsubscribe();
  await messenger.registerPush(JSON.stringify(await pushManager.subscribe(options)));
  setPreferences({ push: true });
}

export async function stopPush(messenger: Messenger): Promise<void> {
  setPreferences({ push: false });
  const { pushManager } = await navigator.serviceWorker.ready;
  const known = await pushManager.getSubscription();
  if (!known) return;
  await messenger.unregisterPush(JSON.stringify(known)).catch(() => {});
  await known.unsubscribe();
}

function bytesOf(discovery: unknown): Uint8Array<ArrayBuffer> {
  const named = typeof discovery === 'object' && discovery !== null && 'webPushKey' in discovery;
  if (!named || typeof discovery.webPushKey !== 'string') throw new Error('PUSH_NOT_OFFERED');
  const text = atob(discovery.webPushKey.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function sameBytes(known: ArrayBuffer | null, key: Uint8Array): boolean {
  return known !== null && new Uint8Array(known).toString() === key.toString();
}

/** Keeps the subscription known to the server, and the service worker's notes true. */
export function usePush(): void {
  const { messenger, slot } = useApp();
  const self = useSelf();
  useEffect(() => {
    if (self === 0 || !canPush() || !preferences().push) return;
    void noteForPushes(slot, self);
    startPush(messenger).catch(() => {
      // Without a connection the last registration stands; the next start renews it.
    });
  }, [messenger, slot, self]);
}

/** A notification that was pressed leads to its chat. */
export function useNotificationPresses(): void {
  const { slot } = useApp();
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    const pressed = ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== 'object' || data === null || !('go' in data)) return;
      const named = 'slot' in data && typeof data.slot === 'number' ? data.slot : slot;
      const route = parseRoute(String(data.go));
      if (named !== slot) switchTo(named, formatRoute(route));
      else go(route);
    };
    navigator.serviceWorker.addEventListener('message', pressed);
    return () => navigator.serviceWorker.removeEventListener('message', pressed);
  }, [slot]);
}

/** Writes down what the service worker shows. Called again whenever a setting of it changes. */
export async function noteForPushes(slot: number, self: number): Promise<void> {
  const cache = await caches.open(NOTES);
  const before = (await (await cache.match(NOTE))?.json().catch(() => undefined)) as Partial<Notes> | undefined;
  const notes: Notes = {
    previews: preferences().previews,
    words: {
      new: t('notification.newMessage'),
      PHOTO: t('media.photo'),
      DOC: t('media.file'),
      GEO: t('media.place'),
      GEOLIVE: t('media.place'),
      CONTACT: t('media.contact'),
      POLL: t('media.poll'),
    },
    slots: { ...before?.slots, [String(self)]: slot },
  };
  await cache.put(NOTE, new Response(JSON.stringify(notes)));
}
