import type { IncomingMessage, ServerResponse } from 'node:http';
import { isSafetyError, markStatementSeen, openAppeal, type Statement, statementKey } from '#safety';
import { readText } from '../read-body.ts';
import type { ConsoleParts } from '../route.ts';
import { escapeHtml, languageFor, sendPage } from './html.ts';
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
    const lang = languageFor(request.headers['accept-language']);
    return sendPage(response, 404, {
      lang,
      title: pageWords[lang].statement,
      body: `<p>${pageWords[lang].notFound}</p>`,
    });
  }
  const lang = statement.lang.toLowerCase().startsWith('ru') ? 'ru' : 'en';
  const words = pageWords[lang];
  if (request.method === 'POST') {
    const form = new URLSearchParams(await readText(request, formBytes));
    const said = await complain(safety, statement, form.get('text') ?? '', words);
    return sendPage(response, 200, { lang, title: words.statement, body: `<p role="status">${escapeHtml(said)}</p>` });
  }
  await markStatementSeen(safety, statement.account, id);
  sendPage(response, 200, {
    lang,
    title: words.statement,
    body: `<pre>${escapeHtml(statement.text)}</pre>${statement.kind === 'restriction' ? complaintForm(statement, words) : ''}`,
  });
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
    return error.code === 'appeal-exists' ? words.exists : words.closed;
  }
}
