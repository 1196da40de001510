import type { IncomingMessage, ServerResponse } from 'node:http';
import { type PublicCounters, refreshCounters } from '#safety';
import type { ConsoleParts } from '../route.ts';
import { languageFor, sendPage } from './html.ts';
import { pageWords } from './words.ts';

type Count = { [K in keyof PublicCounters]: PublicCounters[K] extends number ? K : never }[keyof PublicCounters];

const rows: readonly (readonly [Count, string, string])[] = [
  ['reports', 'Reports by members', 'Жалобы участников'],
  ['notices', 'Notices', 'Уведомления'],
  ['removalOrders', 'Removal orders', 'Предписания об удалении'],
  ['removalOrdersExecuted', 'Removal orders carried out', 'Предписания исполнены'],
  ['removalOrdersLate', 'Removal orders carried out late', 'Исполнены с опозданием'],
  ['decisions', 'Decisions with an effect', 'Решения с последствиями'],
  ['decisionsInForce', 'Decisions in force', 'Решения в силе'],
  ['reversed', 'Decisions taken back', 'Отменённые решения'],
  ['statements', 'Statements of reasons', 'Обоснования решений'],
  ['complaints', 'Complaints', 'Обращения о пересмотре'],
  ['complaintsReversed', 'Complaints that changed a decision', 'Обращения, изменившие решение'],
];

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
  return async (request: IncomingMessage, response: ServerResponse, asJson: boolean): Promise<void> => {
    counters = await refresh();
    const now = counters;
    if (asJson) {
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'access-control-allow-origin': '*',
      });
      response.end(JSON.stringify(now));
      return;
    }
    const lang = languageFor(request.headers['accept-language']);
    const words = pageWords[lang];
    const lines = rows.map(
      ([key, en, ru]) => `<tr><th scope="row">${lang === 'ru' ? ru : en}</th><td>${now[key]}</td></tr>`,
    );
    sendPage(response, 200, {
      lang,
      title: words.transparency,
      body: `<p>${words.now}</p><table>${lines.join('')}</table><p class="quiet">${now.seq} · <code>${now.hash}</code></p>`,
    });
  };
}
