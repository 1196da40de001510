import type { IncomingMessage, ServerResponse } from 'node:http';
import { languageFor, sendPage } from './html.ts';
import { type PageWords, pageWords } from './words.ts';

/** The answer to a link that is not valid, under the title of the page to which it would have led. */
export function sendNotFound(request: IncomingMessage, response: ServerResponse, title: keyof PageWords): void {
  const lang = languageFor(request.headers['accept-language']);
  const words = pageWords[lang];
  sendPage(response, 404, { lang, title: words[title], body: `<p>${words.notFound}</p>` });
}
