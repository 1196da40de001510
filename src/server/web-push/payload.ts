import { type Account, bareId, type Chat, type DueNotification, type MessageMedia, peerKind, type Tx } from '#domain';

/** Longer texts are cut: a notification shows a line or two. */
const textLength = 240;

/**
 * What a device is told, in the form that clients know (https://core.telegram.org/api/push-updates#notification-types):
 * the name of a text, what stands in it, and the message it is about.
 */
export interface PushPayload {
  loc_key: string;
  loc_args: string[];
  user_id: string;
  custom: { msg_id: string; from_id?: string; chat_id?: string; channel_id?: string; mention?: '1' };
}

/** What a push says, in the form that web clients know: words only where the person lets them be shown. */
export async function payloadOf(tx: Tx, due: DueNotification): Promise<PushPayload> {
  const { content } = due.message;
  const chat = due.peer < 0 ? await tx.chats.get(due.peer) : undefined;
  const sender = content.sender > 0 ? await tx.accounts.get(content.sender) : await tx.chats.get(content.sender);
  const what = due.preview ? kindOf(content.media, content.text) : 'NOTEXT';
  const names = chat?.kind === 'channel' ? [chat.title] : [nameOf(sender), ...(chat ? [chat.title] : [])];
  const prefix = chat?.kind === 'channel' ? 'CHANNEL_MESSAGE' : chat ? 'CHAT_MESSAGE' : 'MESSAGE';
  return {
    loc_key: `${prefix}_${what}`,
    loc_args: [...names, ...(due.preview && content.text ? [outwardText(content).slice(0, textLength)] : [])],
    user_id: String(due.account),
    custom: { msg_id: String(due.message.id), ...placeOf(due), ...(due.mentioned ? { mention: '1' } : {}) },
  };
}

/** Hidden passages stay hidden on a screen that others may see. */
function outwardText({ text, entities = [] }: DueNotification['message']['content']): string {
  let shown = text;
  for (const { type, offset, length } of entities)
    if (type === 'spoiler') shown = shown.slice(0, offset) + '▒'.repeat(length) + shown.slice(offset + length);
  return shown;
}

function placeOf({ peer }: DueNotification): Pick<PushPayload['custom'], 'from_id' | 'chat_id' | 'channel_id'> {
  const id = String(bareId(peer));
  const kind = peerKind(peer);
  return kind === 'account' ? { from_id: id } : kind === 'group' ? { chat_id: id } : { channel_id: id };
}

const nameOf = (peer: Account | Chat | undefined): string =>
  !peer ? '' : 'title' in peer ? peer.title : `${peer.firstName} ${peer.lastName}`.trim();

function kindOf(media: MessageMedia | undefined, text: string): string {
  switch (media?.kind) {
    case undefined:
      return text ? 'TEXT' : 'NOTEXT';
    case 'photo':
      return 'PHOTO';
    case 'document':
      return 'DOC';
    case 'geo':
    case 'venue':
      return 'GEO';
    case 'geoLive':
      return 'GEOLIVE';
    case 'contact':
      return 'CONTACT';
    case 'poll':
      return 'POLL';
    case 'game':
      return 'GAME';
    default:
      return 'NOTEXT';
  }
}
