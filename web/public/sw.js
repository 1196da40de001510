/* Keeps the messenger's own files, so that it opens without a connection. Messages live in the local store instead. */
const CACHE = 'tocsin-pages-1';
const PAGE = './';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.add(PAGE)));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  const base = new URL(PAGE, self.location).pathname;
  const inside = url.pathname.slice(base.length);
  if (inside.startsWith('assets/')) event.respondWith(fromCacheFirst(request));
  else if (inside.startsWith('stream/')) event.respondWith(stream(event, inside.slice('stream/'.length), url));
  else if (inside === '' || inside === '.well-known/tocsin.json' || /^(icon|manifest)/.test(inside)) {
    event.respondWith(fromNetworkFirst(request));
  }
});

/** Files named after their content never change. */
async function fromCacheFirst(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

async function fromNetworkFirst(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      await cache.put(request, answer.clone());
      if (answer.headers.get('content-type')?.startsWith('text/html'))
        await forgetOld(cache, await answer.clone().text());
    }
    return answer;
  } catch (error) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw error;
  }
}

/**
 * A video that plays while it loads: the page that shows it (web/src/app/streams.ts) hands over the part that is asked for,
 * and the player asks for the next one.
 */
async function stream({ request, clientId }, id, url) {
  const client = await self.clients.get(clientId);
  const total = Number(url.searchParams.get('bytes'));
  const type = url.searchParams.get('type') ?? '';
  const [, first = '0', last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? [];
  const from = Number(first);
  if (!client || !(from < total)) {
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${total}` } });
  }
  const bytes = await askPage(client, { stream: id, from });
  if (!bytes?.length) return new Response(null, { status: 404 });
  const sent = last ? bytes.subarray(0, Number(last) - from + 1) : bytes;
  return new Response(sent, {
    status: 206,
    headers: {
      'accept-ranges': 'bytes',
      'content-range': `bytes ${from}-${from + sent.length - 1}/${total}`,
      'content-length': String(sent.length),
      'content-type': /^(audio|video)\/[a-z0-9.+-]+$/.test(type) ? type : 'application/octet-stream',
      'x-content-type-options': 'nosniff',
    },
  });
}

function askPage(client, question) {
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => answer(data);
    client.postMessage(question, [port2]);
  });
}

/** A new page brings new files; those of pages before the last one are let go. */
async function forgetOld(cache, page) {
  const entry = /assets\/index-[\w-]+\.js/.exec(page)?.[0];
  const mark = new URL('./kept-for', self.location).href;
  const before = await (await cache.match(mark))?.text();
  if (!entry || before === entry) return;
  await cache.put(mark, new Response(entry));
  if (before === undefined) return;
  for (const request of await cache.keys()) {
    if (new URL(request.url).pathname.includes('/assets/')) await cache.delete(request);
  }
}

/** Written by the page (web/src/app/push.ts): what may be shown, in which words, and whose account lies where. */
const NOTES = 'tocsin-push';
const NOTE = './push-notes';
const CHANNELS = 1_000_000_000_000;

self.addEventListener('push', (event) => {
  event.waitUntil(notify(event.data));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data ?? {}));
});

async function notes() {
  const kept = await (await caches.open(NOTES)).match(NOTE);
  return (await kept?.json().catch(() => undefined)) ?? {};
}

async function notify(data) {
  const open = await self.clients.matchAll({ type: 'window' });
  // Whoever looks at the messenger sees the message itself.
  if (open.some((client) => client.visibilityState === 'visible')) return;
  const { previews = false, words = {}, slots = {} } = await notes();
  const push = read(data);
  const word = words.new ?? 'Tocsin';
  const options = { icon: './icon-192.png', badge: './icon-192.png' };
  if (!push) {
    await self.registration.showNotification('Tocsin', { ...options, body: word, tag: 'tocsin' });
    return;
  }
  const { title, body } = previews ? told(push, words) : { title: 'Tocsin', body: word };
  await self.registration.showNotification(title, {
    ...options,
    body,
    // An open tab that tells of the same message uses the same tag: it is shown once.
    tag: `${push.chatId}:${push.messageId}`,
    data: { chatId: push.chatId, slot: slots[push.account] },
  });
}

/** The protocol's own form (https://core.telegram.org/api/push-updates#notification-types); undefined for anything else. */
function read(data) {
  try {
    const { loc_key: key, loc_args: args, user_id: account, custom } = data.json();
    const { from_id: person, chat_id: group, channel_id: channel, msg_id: messageId } = custom;
    const chatId = person ? Number(person) : group ? -Number(group) : -CHANNELS - Number(channel);
    if (!Number.isSafeInteger(chatId) || !Array.isArray(args)) return undefined;
    return { key: String(key), args: args.map(String), account: String(account), chatId, messageId: Number(messageId) };
  } catch {
    return undefined;
  }
}

function told({ key, args }, words) {
  const inGroup = key.startsWith('CHAT_');
  const names = inGroup ? 2 : 1;
  const what = words[key.split('_').at(-1)];
  const text = [what, args[names]].filter(Boolean).join(' · ') || (words.new ?? '');
  return { title: args[inGroup ? 1 : 0] ?? 'Tocsin', body: inGroup ? `${args[0]}: ${text}` : text };
}

async function show({ chatId, slot }) {
  const hash = chatId ? `#/chat/${chatId}` : '';
  const open = await self.clients.matchAll({ type: 'window' });
  for (const client of open) {
    const here = await client.focus().catch(() => undefined);
    if (!here) continue;
    here.postMessage({ go: hash, slot });
    return;
  }
  await self.clients.openWindow(`./${slot === undefined ? '' : `?slot=${slot}`}${hash}`);
}
