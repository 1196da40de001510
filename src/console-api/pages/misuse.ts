import type { IncomingMessage, ServerResponse } from 'node:http';
import { withLanguage } from '#lib/language/language-switch.ts';
import { isSafetyError, misuseKey, type MisuseStep, misuseText, misuseUrl, objectToMisuse } from '#safety';
import { readText } from '../read-body.ts';
import type { ConsoleParts } from '../route.ts';
import { escapeHtml, sendPage } from './html.ts';
import { sendNotFound } from './not-found.ts';
import { readerOf } from './reader.ts';
import { type PageWords, publicWords } from './words/index.ts';

const formBytes = 64 * 1024;

/** `/misuse`: the policy in respect of misuse that DSA Art. 23(4) wants set out. */
export function misusePolicyPage(request: IncomingMessage, response: ServerResponse, url: URL): void {
  const reader = readerOf(request, url);
  const { page, policy } = publicWords[reader.lang];
  const body = policy.map(([title, text]) => `<h2>${escapeHtml(title)}</h2><p>${escapeHtml(text)}</p>`);
  sendPage(response, 200, { reader, title: page.misusePolicy, body: body.join('') });
}

/** `/misuse/N?key=…`: a warning or suspension as it was told, an objection in one tap, and its answer. */
export async function misusePage(
  { safety }: ConsoleParts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  id: number,
): Promise<void> {
  const step = await safety.store.read((tx) => tx.misuse.get(id));
  if (!step || url.searchParams.get('key') !== misuseKey(safety, id)) {
    return sendNotFound(request, response, url, 'misuse');
  }
  const reader = readerOf(request, url, step.lang);
  const words = publicWords[reader.lang].page;
  if (request.method === 'POST') {
    const form = new URLSearchParams(await readText(request, formBytes));
    const said = await object(safety, id, form.get('text') ?? '', words);
    return sendPage(response, 200, { reader, title: words.misuse, body: `<p role="status">${said}</p>` });
  }
  const ended = step.endedAtMs === null ? '' : `<p class="good">${words.ended}</p>`;
  sendPage(response, 200, {
    reader,
    title: words.misuse,
    body: `${ended}<pre>${escapeHtml(misuseText({ ...step, lang: reader.lang }, misuseUrl(safety, id)))}</pre>${objectionPart(step, words)}<p class="quiet"><a href="${withLanguage(reader.url, '/misuse')}">${words.misusePolicy}</a></p>`,
  });
}

function objectionPart({ objection, decisionId }: MisuseStep, words: PageWords): string {
  // The suspension of an account has a statement of its own, with a complaint about it.
  if (decisionId !== null) return '';
  if (!objection)
    return `<form method="post"><p class="quiet">${words.objectHelp}</p><label for="text">${words.why}</label><textarea id="text" name="text" maxlength="4000"></textarea><button>${words.object}</button></form>`;
  const outcome = { stands: words.objectionStands, lifted: words.objectionLifted };
  const answer = objection.outcome
    ? `${outcome[objection.outcome]} ${escapeHtml(objection.reasons ?? '')}`
    : words.objectionWaiting;
  return `<dl><dt>${words.objectionYours}</dt><dd>${escapeHtml(objection.text) || '–'}</dd><dt>${words.objectionAnswer}</dt><dd>${answer}</dd></dl>`;
}

async function object(safety: ConsoleParts['safety'], id: number, text: string, words: PageWords): Promise<string> {
  try {
    await objectToMisuse(safety, id, text);
    return words.objected;
  } catch (error) {
    if (!isSafetyError(error)) throw error;
    return error.code === 'appeal-exists' ? words.exists : words.closed;
  }
}
