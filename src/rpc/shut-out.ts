import type { tl } from '@mtcute/core';
import type { AccountId, Clock } from '#domain';
import { linksIn } from '#lib/language/links-in.ts';
import { createLru } from '#lib/lru.ts';
import type { SessionRef, TlCodec, Wire } from '#wire';

/** What an account that is shut out is told, in its own language; undefined when nothing was stated. */
export type WhyShutOut = (account: AccountId) => Promise<string | undefined>;

export interface ShutOutNotice {
  /** Tells the device of this session, before its request is refused. */
  tell(session: SessionRef, layer: number, account: AccountId): Promise<void>;
}

/** Clients ask again and again; within this time the same session is not told twice. */
const quietS = 15 * 60;
const sessionsKept = 10_000;

/**
 * An error has room for a code only. So that also clients which know nothing of this server show their person why, and
 * where to complain, the reasons come before the error as a message that the protocol wants in a window of its own
 * (https://core.telegram.org/constructor/updateServiceNotification).
 */
export function createShutOutNotice(parts: {
  why: WhyShutOut;
  codec: TlCodec;
  clock: Pick<Clock, 'nowS'>;
  wire: () => Pick<Wire, 'push'>;
}): ShutOutNotice {
  const told = createLru<string, number>(sessionsKept);
  return {
    async tell(session, layer, account) {
      const name = `${session.keyId} ${session.sessionId}`;
      const nowS = parts.clock.nowS();
      if ((told.get(name) ?? Number.NEGATIVE_INFINITY) > nowS - quietS) return;
      const message = await parts.why(account);
      if (message === undefined) return;
      told.set(name, nowS);
      const update: tl.RawUpdateServiceNotification = {
        _: 'updateServiceNotification',
        popup: true,
        inboxDate: nowS,
        type: 'USER_DEACTIVATED_BAN',
        message,
        media: { _: 'messageMediaEmpty' },
        entities: linksIn(message).map((place) => ({ _: 'messageEntityUrl', ...place })),
      };
      parts.wire().push([session], parts.codec.write({ _: 'updateShort', update, date: nowS }, layer));
    },
  };
}
