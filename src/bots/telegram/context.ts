import type { BotAccount, World } from '#domain';
import type { Delivery } from '../delivery/create-delivery.ts';
import type { Outside } from '../outside/request.ts';
import type { Arguments } from './arguments.ts';
import type { FileIds } from '../files/file-id.ts';
import type { SendPace } from './send-pace.ts';

export interface GatewaySettings {
  /** Ports that webhooks may be on; undefined allows every port. */
  webhookPorts: readonly number[] | undefined;
  /** Webhooks may be plain HTTP. */
  plainWebhooks: boolean;
  /** For how long a path from getFile leads to its file. */
  fileLinkS: number;
}

/** What every method of the gateway may use. */
export interface Gateway {
  readonly world: World;
  readonly delivery: Delivery;
  readonly outside: Outside;
  readonly fileIds: FileIds;
  readonly settings: GatewaySettings;
  readonly pace: SendPace;
}

/** One request of a bot. */
export interface Call extends Gateway {
  readonly bot: BotAccount;
  readonly args: Arguments;
  /** Ends when the caller is gone. */
  readonly signal: AbortSignal;
  /** Says something about the result, for people who read the answer. */
  describe(text: string): void;
}
