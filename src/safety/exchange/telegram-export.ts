import type { RemovedSubject } from '../networks/remember.ts';
import type { NodeKind } from '../networks/types.ts';
import { linksIn, mentionsIn } from '../fingerprints/link-signals.ts';

export type ExportRefusal = 'export_unreadable' | 'export_too_large' | 'export_without_messages';

/** One chat of an export, with the relative paths of its pictures still to be read. */
export interface ExportedChat {
  subject: RemovedSubject;
  /** Relative to the export's folder. */
  picturePaths: string[];
  /** The last picture that it gave itself. */
  avatarPath?: string;
  /** Names of chats it forwarded from; for the importer's eyes, never stored. */
  forwardedFrom: string[];
}

export type ExportResult = { ok: true; chats: ExportedChat[] } | { ok: false; refusal: ExportRefusal };

export const EXPORT_LIMITS = {
  maxBytes: 512 * 1024 * 1024,
  maxMessages: 1_000_000,
  keptPosts: 512,
  keptPictures: 32,
} as const;

type Fields = { readonly [key: string]: unknown };
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * Reads `result.json` of a Telegram Desktop export (one chat, or a whole account with `chats.list`). Of each public
 * channel or group the newest posts are kept for sketching; who wrote them is not read.
 */
export function readTelegramExport(json: string): ExportResult {
  if (json.length > EXPORT_LIMITS.maxBytes) return { ok: false, refusal: 'export_too_large' };
  let root: unknown;
  try {
    root = JSON.parse(json);
  } catch {
    return { ok: false, refusal: 'export_unreadable' };
  }
  if (!isFields(root)) return { ok: false, refusal: 'export_unreadable' };
  const list = isFields(root.chats) && Array.isArray(root.chats.list) ? root.chats.list : [root];
  const chats = list.filter(isFields).flatMap((chat) => chatOf(chat) ?? []);
  return chats.length === 0 ? { ok: false, refusal: 'export_without_messages' } : { ok: true, chats };
}

const KINDS: { readonly [type: string]: NodeKind } = {
  public_channel: 'channel',
  private_channel: 'channel',
  public_supergroup: 'group',
  private_supergroup: 'group',
  private_group: 'group',
  bot_chat: 'bot',
};

function chatOf(chat: Fields): ExportedChat | undefined {
  const kind = KINDS[textOf(chat.type)];
  if (kind === undefined || !Array.isArray(chat.messages)) return undefined;
  const posts: { text: string; at: number }[] = [];
  const links: string[] = [];
  const picturePaths: string[] = [];
  const forwardedFrom = new Set<string>();
  let avatarPath: string | undefined;
  let first = Number.POSITIVE_INFINITY;
  for (const message of chat.messages.slice(-EXPORT_LIMITS.maxMessages)) {
    if (!isFields(message)) continue;
    const at = timeOf(message);
    if (at !== undefined && at < first) first = at;
    if (message.action === 'edit_group_photo' && isSafePath(message.photo)) avatarPath = message.photo;
    if (message.action === 'delete_group_photo') avatarPath = undefined;
    if (message.type !== 'message' || at === undefined) continue;
    const { text, hrefs } = flatten(message.text);
    if (text !== '') posts.push({ text, at });
    links.push(...linksIn(text), ...hrefs);
    if (isSafePath(message.photo)) picturePaths.push(message.photo);
    if (typeof message.forwarded_from === 'string' && forwardedFrom.size < 256)
      forwardedFrom.add(message.forwarded_from);
  }
  if (posts.length === 0 && picturePaths.length === 0 && avatarPath === undefined) return undefined;
  const kept = posts.slice(-EXPORT_LIMITS.keptPosts);
  return {
    subject: {
      kind,
      createdAt: Number.isFinite(first) ? first : 0,
      members: 1,
      title: textOf(chat.name),
      posts: kept,
      pictures: [],
      links: [...new Set(links)].slice(-EXPORT_LIMITS.keptPosts),
    },
    picturePaths: picturePaths.slice(-EXPORT_LIMITS.keptPictures),
    ...(avatarPath === undefined ? {} : { avatarPath }),
    forwardedFrom: [...forwardedFrom, ...new Set(kept.flatMap(({ text }) => mentionsIn(text)))],
  };
}

function timeOf(message: Fields): number | undefined {
  const unix = Number(message.date_unixtime);
  if (Number.isInteger(unix) && unix > 0) return unix;
  // Older exports carry the exporter's local time only; an hour more or less does not matter to a rhythm.
  const parsed = Date.parse(`${textOf(message.date)}Z`);
  return Number.isNaN(parsed) ? undefined : Math.floor(parsed / 1_000);
}

/** A text is a string or a list of strings and marked parts; links may hide behind their words. */
function flatten(value: unknown): { text: string; hrefs: string[] } {
  if (typeof value === 'string') return { text: value, hrefs: [] };
  if (!Array.isArray(value)) return { text: '', hrefs: [] };
  let text = '';
  const hrefs: string[] = [];
  for (const part of value) {
    if (typeof part === 'string') text += part;
    if (!isFields(part)) continue;
    text += textOf(part.text);
    if (typeof part.href === 'string') hrefs.push(part.href);
  }
  return { text, hrefs };
}

/** A path that stays inside the export's folder. "(File not included…)" and the like are none. */
function isSafePath(value: unknown): value is string {
  if (typeof value !== 'string' || value.startsWith('(') || value.length > 512) return false;
  return !/^[/\\]|^[a-z]:|\\|(?:^|\/)\.\.(?:\/|$)/i.test(value);
}
