import { createHmac } from 'node:crypto';
import type { Attachment, Button } from '@maxhub/max-bot-api/types';
import {
  attributeOf,
  type ChatWish,
  type InlineButton,
  type KeyButton,
  type Media,
  type Message,
  type MessageMedia,
  type PeerId,
} from '#domain';
import { endingOf } from '../../files/mime.ts';
import { fileUrl, tokenOf } from './file.ts';
import { shareOf } from './share.ts';
import { toApiUser } from './user.ts';
import type { View } from './view.ts';

/** What a message and, for an album, those that belong to it carry. */
export async function toApiAttachments(view: View, album: readonly Message[]): Promise<Attachment[]> {
  const written: Attachment[] = [];
  for (const message of album) {
    const { media, sender } = message.content;
    const shown = { ...view, at: { mailbox: message.mailbox, message: message.id } };
    const one = media ? await attachmentOf(shown, media, sender) : await shareOf(view, message);
    if (one) written.push(one);
  }
  const buttons = album.map(({ content }) => buttonsOf(content.markup)).find((found) => found !== undefined);
  if (buttons) written.push({ type: 'inline_keyboard', payload: { buttons } });
  return written;
}

async function attachmentOf(view: View, media: MessageMedia, sender: PeerId): Promise<Attachment | undefined> {
  switch (media.kind) {
    case 'photo':
    case 'document': {
      const row = await view.media(media.media);
      return row && (media.kind === 'photo' ? photoOf(view, row) : documentOf(view, row));
    }
    case 'geo':
    case 'geoLive':
    case 'venue':
      return { type: 'location', latitude: media.point.latitude, longitude: media.point.longitude };
    case 'contact':
      return contactOf(view, media, sender);
    default:
      return undefined;
  }
}

const payloadOf = (view: View, media: Media) => ({
  url: fileUrl(view, media),
  token: tokenOf(view, media),
});

/** A picture with the token by which it can be sent again. */
export const photoOf = (view: View, media: Media): Extract<Attachment, { type: 'image' }> => ({
  type: 'image',
  payload: { photo_id: media.id, ...payloadOf(view, media) },
});

function documentOf(view: View, media: Media): Attachment {
  const payload = payloadOf(view, media);
  const sticker = attributeOf(media, 'sticker');
  const image = attributeOf(media, 'image');
  if (sticker) {
    const side = { width: image?.widthPx ?? 512, height: image?.heightPx ?? 512 };
    return { type: 'sticker', payload: { url: payload.url, code: payload.token }, ...side };
  }
  const video = attributeOf(media, 'video');
  if (video) {
    const thumbnail = media.sizes.at(-1);
    return {
      type: 'video',
      payload,
      thumbnail: thumbnail ? fileUrl(view, media, thumbnail.type) : null,
      width: video.widthPx || null,
      height: video.heightPx || null,
      duration: Math.round(video.durationS) || null,
    };
  }
  if (attributeOf(media, 'audio')) return { type: 'audio', payload };
  const filename = attributeOf(media, 'fileName')?.name ?? `file.${endingOf(media.mime, undefined)}`;
  return { type: 'file', payload, filename, size: media.sizeBytes };
}

/** `sender` tells whether the number is the person's own: only then a hash proves it. */
async function contactOf(
  view: View,
  contact: Extract<MessageMedia, { kind: 'contact' }>,
  sender: PeerId,
): Promise<Attachment> {
  const { account, firstName, lastName, phone, vcard } = contact;
  const name = `${firstName} ${lastName}`.trim();
  const vcf_info =
    vcard || ['BEGIN:VCARD', 'VERSION:3.0', `TEL;TYPE=cell:${phone}`, `FN:${name}`, 'END:VCARD', ''].join('\r\n');
  const max_info =
    account === undefined
      ? { user_id: 0, name, first_name: firstName, username: null, is_bot: false, last_activity_time: 0 }
      : await toApiUser(view, account);
  const hash = account !== undefined && account === sender ? await proofOf(view, vcf_info) : '';
  const tam = view.dialect === 'tamtam' ? { tam_info: account === undefined ? null : max_info } : {};
  return { type: 'contact', payload: { vcf_info, max_info, hash, ...tam } };
}

/** HMAC-SHA-256 of the card under the SHA-256 of the bot's token (both hex), which the bot can make too. */
async function proofOf(view: View, card: string): Promise<string> {
  const bot = await view.account(view.bot);
  return createHmac('sha256', bot?.data.bot?.tokenHash ?? '')
    .update(card)
    .digest('hex');
}

function buttonsOf(markup: Message['content']['markup']): Button[][] | undefined {
  if (markup?.kind !== 'inline' && markup?.kind !== 'keyboard') return undefined;
  const rows: (InlineButton | KeyButton)[][] = markup.rows;
  return rows.map((row) => row.flatMap((button) => toApiButton(button)));
}

/** A button that opens a chat: MAX's description has it, the types of its client for JavaScript do not. It has no payload. */
const chatOf = ({ title, about, payload, uuid }: ChatWish): object => ({
  type: 'chat',
  payload: undefined,
  chat_title: title,
  chat_description: about ?? null,
  start_payload: payload ?? null,
  ...(uuid === undefined ? {} : { uuid }),
});

/** Buttons that this API has no word for are left out. */
function toApiButton(button: InlineButton | KeyButton): Button[] {
  const { text } = button;
  switch (button.kind) {
    case 'callback': {
      const payload = Buffer.from(button.data, 'base64').toString('utf8');
      const intent = button.style === 'success' ? 'positive' : button.style === 'danger' ? 'negative' : undefined;
      const opens = button.chat ? chatOf(button.chat) : {};
      return [{ type: 'callback', text, payload, ...(intent ? { intent } : {}), ...opens }];
    }
    case 'url':
      return [{ type: 'link', text, url: button.url }];
    case 'copy':
      return [{ type: 'clipboard', text, payload: button.copyText }];
    case 'webView':
      return [{ type: 'open_app', text, web_app: button.url }];
    case 'userProfile':
      return [{ type: 'open_app', text, contact_id: button.account }];
    case 'requestPhone':
      return [{ type: 'request_contact', text }];
    case 'requestGeo':
      return [{ type: 'request_geo_location', text }];
    case 'text':
      return [{ type: 'message', text }];
    default:
      return [];
  }
}
