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
