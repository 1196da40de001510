import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  isSafetyError,
  markStatementSeen,
  openAppeal,
  orderShown,
  type ShownOrder,
  type Statement,
  statementKey,
  tcoGrounds,
} from '#safety';
import { readText } from '../read-body.ts';
import type { ConsoleParts } from '../route.ts';
import { directionOf, languageFor } from '#lib/language/languages.ts';
import { dayIn, say } from '#lib/language/say.ts';
import { escapeHtml, sendPage } from './html.ts';
import { sendNotFound } from './not-found.ts';
import { type Reader, readerOf } from './reader.ts';
import { type PageWords, publicWords } from './words/index.ts';

const formBytes = 64 * 1024;

/** `/statement/N?key=…`: the statement as it was written, and a complaint in one tap. */
export async function statementPage(
  { safety }: ConsoleParts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  id: number,
): Promise<void> {
  const statement = await safety.store.read((tx) => tx.statements.get(id));
  const keyFits = url.searchParams.get('key') === statementKey(safety, id);
  if (!statement || !keyFits || statement.notBeforeMs > safety.clock.nowMs()) {
    return sendNotFound(request, response, url, 'statement');
  }
  const reader = readerOf(request, url, statement.lang);
  const words = publicWords[reader.lang].page;
  if (request.method === 'POST') {
    const form = new URLSearchParams(await readText(request, formBytes));
    const said = await complain(safety, statement, form.get('text') ?? '', words);
    return sendPage(response, 200, {
      reader,
      title: words.statement,
      body: `<p role="status">${escapeHtml(said)}</p>`,
    });
  }
  await markStatementSeen(safety, statement.account, id);
  const order = await orderShown(safety, statement);
  sendPage(response, 200, {
    reader,
    title: words.statement,
    body: `${textPart(statement)}${order ? orderPart(order, words) : ''}${statement.kind === 'restriction' ? complaintForm(statement, reader) : ''}`,
  });
}

/** The words that were told, in the language in which they were. */
function textPart({ lang, text }: Statement): string {
  const language = languageFor(lang);
  return `<pre lang="${language}" dir="${directionOf(language)}">${escapeHtml(text)}</pre>`;
}

/** The reasons that the order itself gives, as the regulation wants them given to whoever asks. */
function orderPart(order: ShownOrder, words: PageWords): string {
  const facts: [string, string][] = [
    [words.authority, `${order.authorityName} (${order.memberState})`],
    [words.reference, order.referenceNo],
    [words.issued, order.issuedAt],
    [words.grounds, order.grounds.map((ground) => `2(7)(${'abcde'[tcoGrounds.indexOf(ground)] ?? ''})`).join(', ')],
    [words.reasons, order.statementOfReasons],
    [words.challenge, order.redress],
  ];
  const rows = facts
    .filter(([, value]) => value.trim() !== '')
    .map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`);
  return `<h2>${words.order}</h2><dl>${rows.join('')}</dl>`;
}

function complaintForm(statement: Statement, { lang }: Reader): string {
  const words = publicWords[lang].page;
  const help = say(lang, words.complainHelp, { until: dayIn(lang, statement.appealUntilMs) });
  return `<form method="post"><p class="quiet">${help}</p><label for="text">${words.why}</label><textarea id="text" name="text" maxlength="4000"></textarea><button>${words.complain}</button></form>`;
}

async function complain(
  safety: ConsoleParts['safety'],
  statement: Statement,
  text: string,
  words: PageWords,
): Promise<string> {
  try {
    await openAppeal(safety, statement.account, { statementId: statement.id, text });
    return words.received;
  } catch (error) {
    if (!isSafetyError(error)) throw error;
    if (error.code === 'suspended-notifier') return words.notProcessed;
    return error.code === 'appeal-exists' ? words.exists : words.closed;
  }
}
