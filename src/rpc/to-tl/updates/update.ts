import type { tl } from '@mtcute/core';
import type { LogEntry } from '#domain';
import { toTlBotEvent } from './bot-event.ts';
import { accountWriters } from './account.ts';
import { chatWriters } from './chats.ts';
import { dialogWriters } from './dialogs.ts';
import { messageWriters } from './messages.ts';
import { stickerWriters } from './stickers.ts';
import { threadWriters } from './threads.ts';
import { type UpdateContext, type UpdateWriters, writeWith } from './writers.ts';

/** One writer for each kind of update; a kind without one does not compile. */
const writers: UpdateWriters = {
  ...messageWriters,
  ...dialogWriters,
  ...chatWriters,
  ...threadWriters,
  ...accountWriters,
  ...stickerWriters,
  botEvent: (body, { viewer, peers }) => toTlBotEvent(viewer, body, peers),
};

/** Writes one entry; undefined when there is nothing left to tell. */
export function toTlUpdate(
  context: UpdateContext,
  entry: LogEntry,
): tl.TypeUpdate | undefined | Promise<tl.TypeUpdate | undefined> {
  return writeWith(writers, entry.body, context, entry);
}
