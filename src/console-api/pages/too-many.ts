import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendPage } from './html.ts';
import { readerOf } from './reader.ts';
import { publicWords } from './words/index.ts';

/** The answer to an address that asked for more pages than it may in a minute. */
export function sendTooMany(request: IncomingMessage, response: ServerResponse, url: URL): void {
  const reader = readerOf(request, url);
  const words = publicWords[reader.lang].page;
  response.setHeader('retry-after', '60');
  sendPage(response, 429, { reader, title: words.tooMany, body: `<p>${words.tooManyText}</p>` });
}
