import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BusListener, World } from '#domain';
import { createDelivery } from './delivery/create-delivery.ts';
import { createOutside } from './outside/request.ts';
import type { Gateway } from './telegram/context.ts';
import { maxDialect } from './max/dialect.ts';
import { loadOperations } from './max/load-operations.ts';
import { createRateLimit } from './max/rate-limit.ts';
import { serveMax } from './max/serve.ts';
import { telegramDialect } from './telegram/dialect.ts';
import { createFileIds } from './files/file-id.ts';
import { loadMethods } from './telegram/load-methods.ts';
import { createSendPace } from './telegram/send-pace.ts';
import { serveTelegram } from './telegram/serve.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;

export interface BotGateways {
  /** Answers what bots ask over HTTP. */
  readonly route: Handler;
  /** Hears what happens, on whichever node. */
  readonly listener: BusListener;
  /** Begins to call webhooks. */
  start(): Promise<void>;
  close(): Promise<void>;
}

const webhookPorts = [80, 88, 443, 8443];

/** The doors for bots. `allowPrivate` lets them name addresses in the operator's own network, without TLS and on any port. */
export async function createBotGateways(parts: {
  world: World;
  secret: Uint8Array;
  allowPrivate: boolean;
  /** For how long links to files lead to them. */
  fileLinkS: number;
  log: (event: Record<string, unknown>) => void;
}): Promise<BotGateways> {
  const { world, log, allowPrivate } = parts;
  const outside = createOutside({ allowPrivate });
  const delivery = createDelivery({ world, outside, log });
  const shared = { world, delivery, outside, fileIds: createFileIds(parts.secret) };
  const gateway: Gateway = {
    ...shared,
    pace: createSendPace(world),
    settings: {
      webhookPorts: allowPrivate ? undefined : webhookPorts,
      plainWebhooks: allowPrivate,
      fileLinkS: parts.fileLinkS,
    },
  };
  const methods = await loadMethods();
  delivery.speak(telegramDialect(gateway, methods));
  const max = { ...shared, settings: { anyWebhook: allowPrivate } };
  for (const dialect of ['max', 'tamtam'] as const) delivery.speak(maxDialect(max, dialect));
  const waitFor = createRateLimit(world.clock.nowMs);
  const routes = [
    serveTelegram(gateway, methods, log),
    serveMax({ gateway: max, operations: await loadOperations(), waitFor }, log),
  ];
  return {
    async route(request, response, url) {
      for (const route of routes) if (await route(request, response, url)) return true;
      return false;
    },
    listener: delivery.listener,
    start: delivery.start,
    close: delivery.close,
  };
}
