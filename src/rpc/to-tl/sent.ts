import type { tl } from '@mtcute/core';
import Long from 'long';
import type { SendResult } from '#domain';
import type { Call } from '../context.ts';
import { toTlUpdates } from './updates.ts';

/** The answer to a send: the ids that were given, then the updates of the sender's own mailbox. */
export async function toTlSent(
  call: Call,
  sent: readonly { result: SendResult; randomId: tl.Long | undefined }[],
): Promise<tl.RawUpdates> {
  return call.world.store.read(async (tx) => {
    const ids: tl.TypeUpdate[] = [];
    const written: tl.RawUpdates = {
      _: 'updates',
      updates: [],
      users: [],
      chats: [],
      date: call.world.clock.nowS(),
      seq: 0,
    };
    const entries = [];
    let mailbox = call.account;
    for (const { result, randomId } of sent) {
      if (randomId) ids.push({ _: 'updateMessageID', id: result.id, randomId: Long.fromValue(randomId) });
      mailbox = result.mailbox;
      entries.push(...(result.repeated ? await repeatedEntries(result) : result.entries));
    }
    const { updates, users, chats } = await toTlUpdates(call, tx, mailbox, entries);
    return { ...written, updates: [...ids, ...updates], users, chats };
  });
}

/** A repeat tells the message once more, at no pts: the client has it or gets it by its difference. */
async function repeatedEntries(_result: SendResult): Promise<never[]> {
  return [];
}
