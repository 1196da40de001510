import type { AccountId, MediaId } from '../ids.ts';
import type { World } from '../ports.ts';

export type BotUploadKind = 'image' | 'video' | 'audio' | 'file';

/** A place where a bot may put one file. Its name can be handed out before the file is there. */
export interface BotUpload {
  bot: AccountId;
  /** Decimal 64-bit, unguessable. */
  id: string;
  kind: BotUploadKind;
  /** Unix seconds. */
  madeAt: number;
  /** What the file became. */
  media?: MediaId;
}

export interface BotUploadRepository {
  insert(upload: BotUpload): Promise<void>;
  get(bot: AccountId, id: string): Promise<BotUpload | undefined>;
  setMedia(bot: AccountId, id: string, media: MediaId): Promise<void>;
  /** Forgets places that were made before these moments: those that stayed empty, and those that were filled. */
  prune(before: { emptyS: number; filledS: number }): Promise<number>;
}

/** A file that came is found under the name of its place for so long; messages name it for ever. */
const filledKeptS = 30 * 24 * 3600;

/** Drops uploads whose time is over. Returns how many. */
export const pruneBotUploads = (world: World): Promise<number> =>
  world.store.write((tx) => {
    const nowS = world.clock.nowS();
    return tx.botUploads.prune({ emptyS: nowS - world.limits.uploadLifetimeS, filledS: nowS - filledKeptS });
  });
