import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendPage } from './html.ts';
import { readerOf } from './reader.ts';
import { publicWords } from './words/index.ts';

/** The answer to a link that is not valid, under the title of the page to which it would have led. */
export function sendNotFound(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  title: 'statement' | 'misuse',
): void {
  const reader = readerOf(request, url);
  const words = publicWords[reader.lang].page;
  sendPage(response, 404, { reader, title: words[title], body: `<p>${words.notFound}</p>` });
}
