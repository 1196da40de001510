import type { BotAccount, World } from '#domain';
import type { Delivery } from '../delivery/create-delivery.ts';
import type { FileIds } from '../files/file-id.ts';
import type { Outside } from '../outside/request.ts';
import type { Fields } from './fields.ts';

/** MAX's Bot API, and TamTam's, from which it came: the same resources, two ways to show a token. */
export type ApiDialect = 'max' | 'tamtam';

export interface MaxSettings {
  /** Webhooks may be plain HTTP and on any port. */
  anyWebhook: boolean;
}

/** What every operation may use. */
export interface Gateway {
  readonly world: World;
  readonly delivery: Delivery;
  readonly outside: Outside;
  readonly fileIds: FileIds;
  readonly settings: MaxSettings;
}

/** One request of a bot. */
export interface Call extends Gateway {
  readonly dialect: ApiDialect;
  readonly bot: BotAccount;
  /** What stood in the path at the places that the operation names. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Fields;
  /** Ends when the caller is gone. */
  readonly signal: AbortSignal;
}

/** Where this dialect is found, without a slash at the end. */
export const baseOf = (world: Pick<World, 'settings'>, dialect: ApiDialect): string =>
  `${world.settings.httpBase}/${dialect}`;
