import type { BotFeed, PeerId, World } from '#domain';
import type { Outside } from '../outside/request.ts';
import type { Collector } from './collector.ts';
import type { Dialect } from './dialect.ts';

/** What one bot's webhook is called with. */
export interface PumpParts {
  node: string;
  world: World;
  collector: Collector;
  outside: Outside;
  log: (event: Record<string, unknown>) => void;
  dialect: Dialect;
  feed: BotFeed;
  ended(): void;
}

export interface PumpState {
  /** Until when this node alone calls the webhook. */
  leasedUntilS: number;
  confirmedId: number;
  /** Delivered beyond `confirmedId`. */
  ahead: Set<number>;
  /** Chats whose last call was not accepted. */
  waiting: Map<PeerId, Wait>;
  /** Since when nothing was accepted. */
  failingSinceMs: number | undefined;
  /** When the next call may begin. */
  nextCallMs: number;
  goneSinceMs: number | undefined;
  lastError: { date: number; message: string } | undefined;
  /** Something of this server's own failed, and new updates do not end the pause. */
  broken: boolean;
  stopped: boolean;
  /** Ends a pause. */
  wake: () => void;
}

/** How long a chat waits after its last failure, and until when. */
interface Wait {
  delayMs: number;
  endsAtMs: number;
}
