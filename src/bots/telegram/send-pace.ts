import { type AccountId, type PeerId, peerKind, type World } from '#domain';
import { createLru } from '#lib/lru.ts';
import { tooMany } from './domain-errors.ts';

interface Bucket {
  left: number;
  atMs: number;
}

interface Allowance {
  name: string;
  burst: number;
  perS: number;
}

const bucketsRemembered = 100_000;
/** A chat takes so many seconds' worth of messages at once before its pace counts. */
const chatBurstS = 30;

/** Lets bots send no faster than people can read. */
export interface SendPace {
  /** Counts messages that are about to be sent. @throws ApiError 429 with `retry_after` for those that come too fast */
  spend(bot: AccountId, peer: PeerId, messages?: number): void;
}

/**
 * The limits that the API's documentation tells bots: so many messages in a second over all chats, about one in a second
 * to one person with short bursts, so many in a minute to a group or channel. Each node counts for itself.
 */
export function createSendPace({
  clock,
  limits,
  settings,
}: Pick<World, 'clock' | 'limits'> & { settings: Pick<World['settings'], 'flood'> }): SendPace {
  const buckets = createLru<string, Bucket>(bucketsRemembered);
  const perChatS = limits.botMessagesPerChatMinute / 60;
  const allowancesOf = (bot: AccountId, peer: PeerId): Allowance[] => [
    { name: String(bot), burst: limits.botMessagesPerSecond, perS: limits.botMessagesPerSecond },
    peerKind(peer) === 'account'
      ? { name: `${bot} ${peer}`, burst: Math.max(1, perChatS * chatBurstS), perS: perChatS }
      : {
          name: `${bot} ${peer}`,
          burst: limits.botMessagesPerGroupMinute,
          perS: limits.botMessagesPerGroupMinute / 60,
        },
  ];

  /** What is left of an allowance now. */
  function look({ name, burst, perS }: Allowance, nowMs: number): Bucket {
    const before = buckets.get(name);
    if (!before) return { left: burst, atMs: nowMs };
    const passedS = Math.max(0, nowMs - before.atMs) / 1000;
    return { left: Math.min(burst, before.left + passedS * perS), atMs: nowMs };
  }

  return {
    spend(bot, peer, messages = 1) {
      if (!settings.flood) return;
      const nowMs = clock.nowMs();
      const found = allowancesOf(bot, peer).map((allowance) => ({ allowance, bucket: look(allowance, nowMs) }));
      // What is more than an allowance ever holds, as a long list of messages to forward, empties it.
      const waitS = Math.max(
        ...found.map(({ allowance, bucket }) => (Math.min(messages, allowance.burst) - bucket.left) / allowance.perS),
      );
      if (waitS > 0) throw tooMany(Math.ceil(waitS));
      for (const { allowance, bucket } of found)
        buckets.set(allowance.name, { ...bucket, left: bucket.left - messages });
    },
  };
}
