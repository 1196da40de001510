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
import { escapeHtml, languageFor, sendPage } from './html.ts';
import { sendNotFound } from './not-found.ts';
import { type PageWords, pageWords } from './words.ts';

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
    return sendNotFound(request, response, 'statement');
  }
  const lang = languageFor(statement.lang);
  const words = pageWords[lang];
  if (request.method === 'POST') {
    const form = new URLSearchParams(await readText(request, formBytes));
    const said = await complain(safety, statement, form.get('text') ?? '', words);
    return sendPage(response, 200, { lang, title: words.statement, body: `<p role="status">${escapeHtml(said)}</p>` });
  }
  await markStatementSeen(safety, statement.account, id);
  const order = await orderShown(safety, statement);
  sendPage(response, 200, {
    lang,
    title: words.statement,
    body: `<pre>${escapeHtml(statement.text)}</pre>${order ? orderPart(order, words) : ''}${statement.kind === 'restriction' ? complaintForm(statement, words) : ''}`,
  });
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

function complaintForm(statement: Statement, words: PageWords): string {
  const until = new Date(statement.appealUntilMs).toISOString().slice(0, 10);
  return `<form method="post"><p class="quiet">${words.complainHelp} ${until}</p><label for="text">${words.why}</label><textarea id="text" name="text" maxlength="4000"></textarea><button>${words.complain}</button></form>`;
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
