import type { Discovery } from './discovery.ts';
import { type Route, sendJson, sendText } from './routes.ts';

export interface StatusParts {
  discovery: () => Discovery;
  /** Rejects when the server cannot do its work (the store does not answer). */
  checkReady: () => Promise<void>;
  metrics: () => Promise<string>;
}

/** Discovery, health and metrics. */
export function statusRoutes(parts: StatusParts): Route {
  return async (_request, response, url) => {
    switch (url.pathname) {
      case '/.well-known/tocsin.json':
        response.setHeader('access-control-allow-origin', '*');
        sendJson(response, 200, parts.discovery());
        return true;
      case '/healthz':
        sendText(response, 200, 'ok\n');
        return true;
      case '/readyz': {
        const problem = await parts.checkReady().then(
          () => undefined,
          (error: unknown) => String(error),
        );
        sendText(response, problem ? 503 : 200, problem ? 'not ready\n' : 'ready\n');
        return true;
      }
      case '/metrics':
        sendText(response, 200, await parts.metrics(), 'text/plain; version=0.0.4; charset=utf-8');
        return true;
      case '/apiw1':
      case '/apiw1_test':
      case '/apiw1_premium':
        // MTProto over plain HTTP is not spoken. Telegram Web A, from whichever origin, only asks whether it may read an
        // answer: then it goes back to its WebSocket; otherwise it tries here for ever after a server was away once.
        response.setHeader('access-control-allow-origin', '*');
        sendText(response, 404, 'MTProto is spoken over /apiws.\n');
        return true;
      default:
        return false;
    }
  };
}
