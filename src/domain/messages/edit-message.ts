import { logAdmin } from '../channels/admin-log.ts';
import { refuse } from '../errors.ts';
import { type AccountId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { logAt } from '../updates/append-update.ts';
import type { LogEntry } from '../updates/bodies.ts';
import { readablePlace } from '../channels/readable-mailbox.ts';
import { checkMayEditInChannel } from '../chats/check-may-edit.ts';
import { editCopies } from '../threads/follow-post.ts';
import type { ContentData, Entity, LinkPreview, Message, MessageMedia } from './content.ts';
import type { ReplyMarkup } from './keyboard.ts';
import { checkNewMedia } from './check-new-media.ts';
import { prepareContent } from './send-message.ts';
import { storedKinds } from './stored-kinds.ts';
import { keepKnownEmoji } from '../stickers/keep-known-emoji.ts';

export interface EditRequest {
  account: AccountId;
  peer: PeerId;
  id: MessageId;
  text?: string;
  entities?: Entity[];
  media?: MessageMedia;
  /** Takes away what the message carried beside its text. */
  dropMedia?: boolean;
  markup?: ReplyMarkup;
  invertMedia?: boolean;
  /** Whether no page is shown for its links; as before where it is not said. */
  noWebPage?: boolean;
  /** The link whose preview is shown. A new text without one shows that of its first link. */
  preview?: LinkPreview | undefined;
  /** A text beside media may be so long; the usual limit otherwise. */
  captionLength?: number;
  session?: string | undefined;
}

/** Tells everybody who holds a copy that it changed. Returns the entry of `mailbox`, whose owner acted. */
export async function logToAllCopies(
  tx: WriteTx,
  message: Message,
  nowS: number,
  kind: 'editMessage',
  session: string | undefined,
): Promise<LogEntry[]> {
  const own: LogEntry[] = [];
  for (const place of await tx.messages.places(message.content.id)) {
    const state = await tx.updates.advance(place.mailbox, 1, 0);
    const mine = place.mailbox === message.mailbox && place.id === message.id;
    const entry = await logAt(
      tx,
      place.mailbox,
      state.pts,
      1,
      nowS,
      { kind, id: place.id },
      mine ? session : undefined,
    );
    if (mine) own.push(entry);
  }
  return own;
}

/**
 * Changes a message for everybody who has it.
 *
 * @throws message-id-invalid, message-author-required, message-edit-expired, message-not-modified, message-empty,
 * media-prev-invalid, media-new-invalid, media-ttl-invalid, group-invalid
 */
export function editMessage(world: World, request: EditRequest): Promise<{ mailbox: number; entries: LogEntry[] }> {
  const edit = async (tx: WriteTx) => {
    const nowS = world.clock.nowS();
    const message = await requireMessage(tx, request.account, request.peer, request.id);
    await checkMayEdit(world, tx, request.account, message, nowS);
    if (request.media) checkNewMedia(message.content, request.media);
    const { id, sender, date, editDate: _, ...before } = message.content;
    // A long text that came by another door stays when something else is changed.
    const captionLength = request.captionLength ?? (request.text === undefined ? world.limits.textLength : undefined);
    const after = await keepKnownEmoji(tx, prepareContent(world, changedContent(before, request), captionLength));
    if (JSON.stringify(after) === JSON.stringify(before)) refuse('message-not-modified');
    await tx.messages.updateContent(message.content.id, after, nowS);
    await tx.search.markChanged(message.content.id);
    await tx.messages.setMediaKinds(message.content.id, (await storedKinds(tx, after)).kinds);
    const edited = { ...message, content: { ...after, id, sender, date, editDate: nowS } };
    await logAdmin(world, tx, message.peer, request.account, { kind: 'edit', before: message, after: edited });
    if (message.content.sender === message.peer && message.peer < 0) await editCopies(tx, message, after, nowS);
    return {
      mailbox: message.mailbox,
      entries: await logToAllCopies(tx, message, nowS, 'editMessage', request.session),
    };
  };
  return world.store.write(edit, { touching: [request.account, request.peer] });
}

/** The content after an edit; what is left out stays, but for inline keyboards. */
export function changedContent(
  before: ContentData,
  request: Omit<EditRequest, 'account' | 'peer' | 'id'>,
): ContentData {
  const after: ContentData = { ...before };
  if (request.text !== undefined) {
    after.text = request.text;
    after.entities = request.entities ?? [];
  }
  if (request.text !== undefined || request.media) delete after.preview;
  if (request.preview) after.preview = request.preview;
  if (request.media) after.media = keepingMarks(before.media, request.media);
  else if (request.dropMedia) delete after.media;
  setMark(after, 'invertMedia', request.invertMedia);
  setMark(after, 'noWebPage', request.noWebPage);
  // An edit without a keyboard takes an inline keyboard away, as the Bot API has it.
  if (request.markup) after.markup = request.markup;
  else if (after.markup?.kind === 'inline') delete after.markup;
  return after;
}

function setMark(data: ContentData, mark: 'invertMedia' | 'noWebPage', on: boolean | undefined): void {
  if (on) data[mark] = true;
  else if (on === false) delete data[mark];
}

/** Tasks that stay in a list stay done. */
function keepingMarks(before: MessageMedia | undefined, after: MessageMedia): MessageMedia {
  if (before?.kind !== 'checklist' || after.kind !== 'checklist') return after;
  const ids = new Set(after.tasks.map(({ id }) => id));
  return { ...after, done: before.done.filter(({ task }) => ids.has(task)) };
}

/** The copy that the account sees in this chat. @throws message-id-invalid */
export async function requireMessage(tx: Tx, account: AccountId, peer: PeerId, id: MessageId): Promise<Message> {
  const { mailbox, floor } = await readablePlace(tx, account, peer);
  const [message] = await tx.messages.get(mailbox, [id]);
  if (!message || message.peer !== peer || id <= floor) return refuse('message-id-invalid');
  return message;
}

/**
 * Refuses where nobody, or not this account, may change the message any more: `message-id-invalid` and what its chat
 * adds.
 */
export async function checkMayEdit(
  world: World,
  tx: Tx,
  account: AccountId,
  message: Message,
  nowS: number,
): Promise<void> {
  const { content } = message;
  if (content.action || content.forward || content.takenDown) refuse('message-id-invalid');
  if (content.media?.kind === 'dice' || content.media?.kind === 'contact' || content.media?.kind === 'geo')
    refuse('message-id-invalid');
  if (peerKind(message.peer) === 'channel') return checkMayEditInChannel(world, tx, account, message, nowS);
  if (content.sender !== account) refuse('message-author-required');
  const own = await tx.accounts.get(account);
  const inSaved = message.peer === account;
  const live = content.media?.kind === 'geoLive';
  if (own?.kind !== 'bot' && !inSaved && !live && nowS - content.date > world.limits.editWindowS)
    refuse('message-edit-expired');
}
