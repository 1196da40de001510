import { type Route, sendJson, sendText } from './routes.ts';

export interface Discovery {
  name: string;
  version: string;
  layers: { oldest: number; newest: number };
  dcs: { id: number; host: string; port: number }[];
  publicKey: string;
  fingerprint: string;
  botApi: string;
  maxApi: string;
  httpBase: string;
  /** The key to which browsers subscribe for pushes (RFC 8292), base64url. */
  webPushKey: string;
}

export interface StatusParts {
  discovery: () => Discovery;
  /** Rejects when the server cannot do its work (the store does not answer). */
  checkReady: () => Promise<void>;
  metrics: () => string;
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
        sendText(response, 200, parts.metrics(), 'text/plain; version=0.0.4; charset=utf-8');
        return true;
      default:
        return false;
    }
  };
}
