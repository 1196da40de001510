import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BusListener, World } from '#domain';
import { createDelivery } from './delivery/create-delivery.ts';
import { createOutside } from './outside/request.ts';
import type { Gateway } from './telegram/context.ts';
import { telegramDialect } from './telegram/dialect.ts';
import { createFileIds } from './files/file-id.ts';
import { loadMethods } from './telegram/load-methods.ts';
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
  log: (event: Record<string, unknown>) => void;
}): Promise<BotGateways> {
  const { world, log, allowPrivate } = parts;
  const outside = createOutside({ allowPrivate });
  const delivery = createDelivery({ world, outside, log });
  const gateway: Gateway = {
    world,
    delivery,
    outside,
    fileIds: createFileIds(parts.secret),
    settings: { webhookPorts: allowPrivate ? undefined : webhookPorts, plainWebhooks: allowPrivate },
  };
  const methods = await loadMethods();
  delivery.speak(telegramDialect(gateway, methods));
  return {
    route: serveTelegram(gateway, methods, log),
    listener: delivery.listener,
    start: delivery.start,
    close: delivery.close,
  };
}
