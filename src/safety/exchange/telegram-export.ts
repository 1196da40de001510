import { JSONParser } from '@streamparser/json';
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
  maxBytes: 16 * 1024 ** 3,
  keptPosts: 512,
  keptPictures: 32,
} as const;

type Fields = { readonly [key: string]: unknown };
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Takes `result.json` piece by piece, so that an export of gigabytes needs no more memory than one of kilobytes. */
export interface ExportReader {
  /** The next bytes of the file. After bytes that cannot be JSON nothing more is taken, and `end` says so. */
  write(bytes: Uint8Array): void;
  end(): ExportResult;
}

/** A chat by itself, or the chats of a whole account. Of each only these values are built, one message at a time. */
const PATHS = ['$', '$.chats.list.*'].flatMap((chat) => [`${chat}.name`, `${chat}.type`, `${chat}.messages.*`]);
const ALONE = -1;

/**
 * Reads `result.json` of a Telegram Desktop export (one chat, or a whole account with `chats.list`). Of each public
 * channel or group the newest posts are kept for sketching; who wrote them is not read.
 */
export function createExportReader(limits = EXPORT_LIMITS): ExportReader {
  const chats = new Map<number, ChatInProgress>();
  let trouble: ExportRefusal | undefined;
  let taken = 0;
  const parser = new JSONParser({ paths: PATHS, keepStack: false });
  parser.onValue = ({ value, key, stack }) => {
    const place = typeof stack[3]?.key === 'number' && stack[1]?.key === 'chats' ? stack[3].key : ALONE;
    const chat = chats.get(place) ?? newChat();
    chats.set(place, chat);
    if (key === 'name') chat.title = textOf(value);
    else if (key === 'type') chat.kind = KINDS[textOf(value)];
    else if (isFields(value)) noteMessage(chat, value);
  };
  parser.onError = () => {
    trouble ??= 'export_unreadable';
  };
  return {
    write(bytes) {
      taken += bytes.length;
      if (taken > limits.maxBytes) trouble ??= 'export_too_large';
      if (trouble === undefined) parser.write(bytes);
    },
    end() {
      if (trouble === undefined && !parser.isEnded) trouble = 'export_unreadable';
      if (trouble !== undefined) return { ok: false, refusal: trouble };
      const found = [...chats.values()].flatMap((chat) => toExported(chat) ?? []);
      return found.length === 0 ? { ok: false, refusal: 'export_without_messages' } : { ok: true, chats: found };
    },
  };
}

const KINDS: { readonly [type: string]: NodeKind } = {
  public_channel: 'channel',
  private_channel: 'channel',
  public_supergroup: 'group',
  private_supergroup: 'group',
  private_group: 'group',
  bot_chat: 'bot',
};

/** What is kept of a chat while its messages pass by. */
interface ChatInProgress {
  kind: NodeKind | undefined;
  title: string;
  posts: { text: string; atS: number }[];
  links: Set<string>;
  picturePaths: string[];
  forwardedFrom: Set<string>;
  avatarPath: string | undefined;
  first: number;
}

const newChat = (): ChatInProgress => ({
  kind: undefined,
  title: '',
  posts: [],
  links: new Set(),
  picturePaths: [],
  forwardedFrom: new Set(),
  avatarPath: undefined,
  first: Number.POSITIVE_INFINITY,
});

/** The newest are kept; the rest goes once it is as many again. */
function keepNewest<T>(list: T[], item: T, kept: number): void {
  list.push(item);
  if (list.length >= 2 * kept) list.splice(0, list.length - kept);
}

function noteMessage(chat: ChatInProgress, message: Fields): void {
  const at = timeOf(message);
  if (at !== undefined && at < chat.first) chat.first = at;
  if (message.action === 'edit_group_photo' && isSafePath(message.photo)) chat.avatarPath = message.photo;
  if (message.action === 'delete_group_photo') chat.avatarPath = undefined;
  if (message.type !== 'message' || at === undefined) return;
  const { text, hrefs } = flatten(message.text);
  if (text !== '') keepNewest(chat.posts, { text, atS: at }, EXPORT_LIMITS.keptPosts);
  for (const link of [...linksIn(text), ...hrefs]) {
    chat.links.add(link);
    const [oldest] = chat.links;
    if (oldest !== undefined && chat.links.size > EXPORT_LIMITS.keptPosts) chat.links.delete(oldest);
  }
  if (isSafePath(message.photo)) keepNewest(chat.picturePaths, message.photo, EXPORT_LIMITS.keptPictures);
  if (typeof message.forwarded_from === 'string' && chat.forwardedFrom.size < 256)
    chat.forwardedFrom.add(message.forwarded_from);
}

function toExported({ kind, avatarPath, ...chat }: ChatInProgress): ExportedChat | undefined {
  if (kind === undefined) return undefined;
  if (chat.posts.length === 0 && chat.picturePaths.length === 0 && avatarPath === undefined) return undefined;
  const kept = chat.posts.slice(-EXPORT_LIMITS.keptPosts);
  return {
    subject: {
      kind,
      createdAt: Number.isFinite(chat.first) ? chat.first : 0,
      members: 1,
      title: chat.title,
      posts: kept,
      pictures: [],
      links: [...chat.links],
    },
    picturePaths: chat.picturePaths.slice(-EXPORT_LIMITS.keptPictures),
    ...(avatarPath === undefined ? {} : { avatarPath }),
    forwardedFrom: [...chat.forwardedFrom, ...new Set(kept.flatMap(({ text }) => mentionsIn(text)))],
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
