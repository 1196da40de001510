import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers a request, or returns false when the path is not its own. */
export type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => boolean | Promise<boolean>;

/** Answers with JSON and ends the response. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

/** Answers with a text and ends the response; plain unless `type` says otherwise. */
export function sendText(
  response: ServerResponse,
  status: number,
  body: string,
  type = 'text/plain; charset=utf-8',
): void {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}

/** Asks each route in turn; what nobody answers is 404. */
export function createHttpHandler(routes: readonly Route[], log: (event: Record<string, unknown>) => void) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    void answer(routes, request, response).catch((error: unknown) => {
      log({ event: 'http-failed', path: request.url?.split('?')[0]?.slice(0, 20), error: String(error) });
      if (!response.headersSent) sendJson(response, 500, { error: 'internal' });
      else response.destroy();
    });
  };
}

async function answer(routes: readonly Route[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = URL.parse(request.url ?? '/', 'http://localhost');
  if (!url) return sendJson(response, 400, { error: 'bad-request' });
  for (const route of routes) {
    if (await route(request, response, url)) return;
  }
  sendJson(response, 404, { error: 'not-found' });
}
