import {
  type AccountId,
  type BotDialect,
  type BotUpdateType,
  collectBotUpdates,
  type MailboxId,
  type Nudge,
  wantedTypes,
  type World,
} from '#domain';
import type { Dialects } from './dialect.ts';

/** A log is looked through again after this long even when no nudge came: nudges of other nodes can be lost. */
const freshMs = 2_000;
/** A bot that asked for nothing for so long is no longer followed. */
const followedMs = 120_000;

interface Followed {
  mailboxes: MailboxId[];
  /** A nudge came since the last look began. */
  dirty: boolean;
  lookedAtMs: number;
  usedAtMs: number;
  looking: Promise<void> | undefined;
  wake: Set<() => void>;
}

/** Looks through the logs of bots that are there, once for each bot at a time. */
export interface Collector {
  /** Queues what happened since the last look. */
  look(bot: AccountId): Promise<void>;
  /** Calls `wake` whenever something may have happened to the bot. Returns how to stop. */
  follow(bot: AccountId, wake: () => void): () => void;
  nudges(nudges: readonly Nudge[]): void;
  /** Looks even when no nudge came, as after a change of what the bot wants. */
  touch(bot: AccountId): void;
}

export function createCollector(world: World, dialects: Dialects): Collector {
  const followed = new Map<AccountId, Followed>();
  const byMailbox = new Map<MailboxId, Set<AccountId>>();

  function entryOf(bot: AccountId): Followed {
    let entry = followed.get(bot);
    if (!entry) {
      const mailboxes = [bot];
      entry = { mailboxes, dirty: true, lookedAtMs: 0, usedAtMs: 0, looking: undefined, wake: new Set() };
      followed.set(bot, entry);
      listen(bot, mailboxes);
    }
    entry.usedAtMs = world.clock.nowMs();
    return entry;
  }

  function listen(bot: AccountId, mailboxes: readonly MailboxId[]): void {
    for (const mailbox of mailboxes) {
      const bots = byMailbox.get(mailbox);
      if (bots) bots.add(bot);
      else byMailbox.set(mailbox, new Set([bot]));
    }
  }

  function unlisten(bot: AccountId, mailboxes: readonly MailboxId[]): void {
    for (const mailbox of mailboxes) {
      const bots = byMailbox.get(mailbox);
      bots?.delete(bot);
      if (bots?.size === 0) byMailbox.delete(mailbox);
    }
  }

  async function lookNow(bot: AccountId, entry: Followed): Promise<void> {
    for (;;) {
      entry.dirty = false;
      entry.lookedAtMs = world.clock.nowMs();
      const wanted = await typesFor(bot);
      const { mailboxes, more } = await collectBotUpdates(world, bot, wanted);
      if (mailboxes.length !== entry.mailboxes.length || mailboxes.some((id, at) => id !== entry.mailboxes[at])) {
        unlisten(bot, entry.mailboxes);
        entry.mailboxes = mailboxes;
        listen(bot, mailboxes);
      }
      if (!more) return;
    }
  }

  function typesFor(bot: AccountId): Promise<Set<BotUpdateType>> {
    const defaultsOf = (name: BotDialect): readonly BotUpdateType[] => dialects.get(name)?.defaults ?? [];
    const defaults = {
      telegram: defaultsOf('telegram'),
      max: defaultsOf('max'),
      tamtam: defaultsOf('tamtam'),
    };
    return world.store.read((tx) => wantedTypes(tx, bot, defaults));
  }

  function forgetUnused(): void {
    const before = world.clock.nowMs() - followedMs;
    for (const [bot, entry] of followed) {
      if (entry.wake.size > 0 || entry.looking || entry.usedAtMs > before) continue;
      unlisten(bot, entry.mailboxes);
      followed.delete(bot);
    }
  }

  return {
    async look(bot) {
      const entry = entryOf(bot);
      // A look that is under way may have passed the place already: it is waited for and followed by another.
      while (entry.looking) await entry.looking;
      if (!entry.dirty && world.clock.nowMs() - entry.lookedAtMs < freshMs) return;
      entry.looking = lookNow(bot, entry).finally(() => {
        entry.looking = undefined;
      });
      await entry.looking;
      if (followed.size > 1000) forgetUnused();
    },
    follow(bot, wake) {
      const entry = entryOf(bot);
      entry.wake.add(wake);
      return () => {
        entry.wake.delete(wake);
        entry.usedAtMs = world.clock.nowMs();
      };
    },
    nudges(nudges) {
      for (const { mailbox } of nudges) {
        for (const bot of byMailbox.get(mailbox) ?? []) {
          const entry = followed.get(bot);
          if (!entry) continue;
          entry.dirty = true;
          for (const wake of entry.wake) wake();
        }
      }
    },
    touch(bot) {
      const entry = followed.get(bot);
      if (!entry) return;
      entry.dirty = true;
      for (const wake of entry.wake) wake();
    },
  };
}
