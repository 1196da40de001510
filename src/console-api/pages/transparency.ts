import type { IncomingMessage, ServerResponse } from 'node:http';
import { type PublicCounters, refreshCounters } from '#safety';
import type { ConsoleParts } from '../route.ts';
import { say } from '#lib/language/say.ts';
import { sendPage } from './html.ts';
import { readerOf } from './reader.ts';
import { publicWords } from './words/index.ts';
import type { Count } from './words/types.ts';

const rows = [
  'reports',
  'notices',
  'removalOrders',
  'removalOrdersExecuted',
  'removalOrdersLate',
  'decisions',
  'decisionsInForce',
  'reversed',
  'statements',
  'complaints',
  'complaintsReversed',
] as const satisfies readonly Count[];

/** `/transparency`: counts of the ledger as they stand now, and as JSON for tools. */
export function transparencyPage({ safety }: ConsoleParts) {
  let counters: PublicCounters | undefined;
  let refreshing: Promise<PublicCounters> | undefined;
  /** Whoever asks meanwhile waits for the same count. */
  const refresh = (): Promise<PublicCounters> => {
    refreshing ??= refreshCounters(safety, counters).finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  };
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    counters = await refresh();
    const now = counters;
    if (url.pathname.endsWith('.json')) {
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'access-control-allow-origin': '*',
      });
      response.end(JSON.stringify(now));
      return;
    }
    const reader = readerOf(request, url);
    const { page, counts } = publicWords[reader.lang];
    const figure = (value: number) => say(reader.lang, '{value}', { value });
    const lines = rows.map((row) => `<tr><th scope="row">${counts[row]}</th><td>${figure(now[row])}</td></tr>`);
    sendPage(response, 200, {
      reader,
      title: page.transparency,
      body: `<p>${page.now}</p><table>${lines.join('')}</table><p class="quiet">${figure(now.seq)} · <code>${now.hash}</code></p>`,
    });
  };
}
