import type { tl } from '@mtcute/core';
import type { Chat, LogEntry, MailboxId, MessageId, PeerId, Tx, UpdateBody, UpdateKind } from '#domain';
import type { Viewer } from '../peers.ts';

/** What the entries of one mailbox share while they are written for one viewer. */
export interface UpdateContext {
  viewer: Viewer;
  tx: Tx;
  mailbox: MailboxId;
  /** The mailbox is that of a supergroup or channel: its updates carry other names in TL. */
  inChannel: boolean;
  /** Gathers whom the updates mention: users and chats that go out beside them. */
  peers: Set<PeerId>;
  /** Basic groups that were read for the messages. */
  groups: readonly Chat[];
  /** Messages of the entries as the viewer sees them; those that were deleted meanwhile are missing. */
  messages: Map<MessageId, tl.TypeMessage>;
}

type Bodies = { [Body in UpdateBody as Body['kind']]: Body };
type Written = tl.TypeUpdate | undefined;

/** Writes entries of one kind; undefined when there is nothing left to tell. */
type UpdateWriter<Kind extends UpdateKind> = (
  body: Bodies[Kind],
  context: UpdateContext,
  entry: LogEntry,
) => Written | Promise<Written>;

export type UpdateWriters = { [Kind in UpdateKind]: UpdateWriter<Kind> };

/** Has the writer of its kind write an entry. */
export function writeWith<Kind extends UpdateKind>(
  writers: UpdateWriters,
  body: Bodies[Kind] & { kind: Kind },
  context: UpdateContext,
  entry: LogEntry,
): Written | Promise<Written> {
  return writers[body.kind](body, context, entry);
}
