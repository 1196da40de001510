import type { tl } from '@mtcute/core';
import Long from 'long';
import {
  type Chat,
  type ContentId,
  firstLink,
  type LinkPreview,
  type LinkTarget,
  linkTarget,
  type MediaId,
  mayBeSeen,
  type Message,
  ownPath,
  photoOf,
  type ShownAt,
  type Tx,
} from '#domain';
import type { Viewer } from '../peers.ts';
import { toTlPhoto } from './photo.ts';

const siteName = 'Tocsin';
const descriptionLength = 300;

/** Previews of links to chats, posts and people of this server; links to others have none, as nothing is fetched. */
export async function toTlWebPage(viewer: Viewer, tx: Tx, url: string): Promise<tl.RawWebPage | undefined> {
  const target = await linkTarget(viewer.world, tx, url);
  if (!target) return undefined;
  const { photo: id, at, description, ...shown } = await faceOf(viewer, tx, target);
  const photo = id === undefined ? undefined : (await tx.media.many([id]))[0];
  return {
    _: 'webPage',
    id: numberOf(url),
    url,
    displayUrl: url.replace(/^https?:\/\//, ''),
    hash: 0,
    siteName,
    ...shown,
    ...(description ? { description: shorten(description) } : {}),
    ...(photo ? { photo: toTlPhoto(viewer, photo, at) } : {}),
  };
}

interface Face {
  type: string;
  title: string;
  description: string | undefined;
  photo: MediaId | undefined;
  /** What has to be open for the photo to be seen. */
  at?: ShownAt;
}

async function faceOf(viewer: Viewer, tx: Tx, target: LinkTarget): Promise<Face> {
  if (target.kind === 'person') {
    const { account } = target;
    const sees = (key: 'about' | 'profilePhoto') => mayBeSeen(tx, account.id, viewer.account, key);
    return {
      type: account.kind === 'bot' ? 'telegram_bot' : 'telegram_user',
      title: [account.firstName, account.lastName].filter(Boolean).join(' '),
      description: (await sees('about')) ? account.data.about : undefined,
      photo: (await sees('profilePhoto')) ? account.photo : undefined,
    };
  }
  const { chat } = target;
  if (target.kind === 'post') {
    const { post } = target;
    const photo = photoOf(post) ?? chat.photo;
    const at = { mailbox: chat.id, message: post.message.id };
    return { type: 'telegram_message', title: chat.title, description: post.message.content.text, photo, at };
  }
  const at = { mailbox: chat.id, message: 0 };
  return { type: typeOf(chat, target.kind), title: chat.title, description: chat.data.about, photo: chat.photo, at };
}

function typeOf(chat: Chat, kind: 'chat' | 'invite'): string {
  if (chat.kind === 'channel') return 'telegram_channel';
  return kind === 'invite' ? 'telegram_chat' : 'telegram_megagroup';
}

const shorten = (text: string): string =>
  text.length > descriptionLength ? `${text.slice(0, descriptionLength).toWellFormed()}…` : text;

/** The same address has the same number; nothing is kept under it. */
function numberOf(url: string): Long {
  let [low, high] = [0x811c9dc5, 0x1b873593];
  for (const char of url) {
    low = Math.imul(low ^ (char.codePointAt(0) ?? 0), 0x01000193);
    high = Math.imul(high ^ low, 0x5bd1e995);
  }
  return new Long(low, high & 0x7fffffff);
}

/** The link of a message that is shown with its preview, if it leads to this server. */
export function previewedLink(viewer: Viewer, { content }: Pick<Message, 'content'>): string | undefined {
  if (content.media || content.action || content.noWebPage) return undefined;
  const link = content.preview?.url ?? (content.entities && firstLinkAmong(content.text, content.entities));
  return link !== undefined && ownPath(viewer.world, link) !== undefined ? link : undefined;
}

/** Texts that are kept have all their entities already. */
const firstLinkAmong = (text: string, entities: Parameters<typeof firstLink>[1] = []): string | undefined =>
  entities.some(({ type }) => type === 'url' || type === 'textUrl') ? firstLink(text, entities) : undefined;

/** Whoever chose a link by hand may also have chosen how large its picture is. */
const shownAs = (chosen: LinkPreview | undefined) =>
  ({
    _: 'messageMediaWebPage',
    manual: chosen !== undefined,
    forceLargeMedia: chosen?.size === 'large',
    forceSmallMedia: chosen?.size === 'small',
  }) as const;

/** For each message with a link of which something is shown, what is shown below it. */
export async function loadWebPages(
  viewer: Viewer,
  tx: Tx,
  messages: readonly Message[],
): Promise<Map<ContentId, tl.RawMessageMediaWebPage>> {
  const pages = new Map<ContentId, tl.RawMessageMediaWebPage>();
  for (const message of messages) {
    const link = previewedLink(viewer, message);
    const webpage = link === undefined ? undefined : await toTlWebPage(viewer, tx, link);
    if (webpage) pages.set(message.content.id, { ...shownAs(message.content.preview), webpage, safe: true });
  }
  return pages;
}
