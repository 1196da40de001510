import {
  type Account,
  languageOf,
  type AccountId,
  type Chat,
  type ChatId,
  type Media,
  type MediaId,
  type PeerId,
  type ShownAt,
  type Poll,
  type StickerSet,
  type StickerSetId,
  type Tx,
  type World,
} from '#domain';
import type { FileIds } from './files/file-id.ts';

/** Everything that objects name, read once however often it is named. */
export interface View {
  readonly world: World;
  readonly fileIds: FileIds;
  readonly bot: AccountId;
  readonly tx: Tx;
  /** Where what is written now stands: its files are the bot's while that is open. */
  readonly at?: ShownAt;
  account(id: AccountId): Promise<Account | undefined>;
  chat(id: ChatId): Promise<Chat | undefined>;
  media(id: MediaId): Promise<Media | undefined>;
  poll(id: number): Promise<Poll | undefined>;
  stickerSet(id: StickerSetId): Promise<StickerSet | undefined>;
  /** The language of a person, two letters; empty when it is not known. */
  language(id: AccountId): Promise<string>;
  /** Reads many at once, so that asking for each is free. */
  load(wanted: { peers?: Iterable<PeerId>; media?: Iterable<MediaId> }): Promise<void>;
}

export function createView(gateway: Pick<View, 'world' | 'fileIds'>, bot: AccountId, tx: Tx): View {
  const accounts = new Map<AccountId, Promise<Account | undefined>>();
  const chats = new Map<ChatId, Promise<Chat | undefined>>();
  const medias = new Map<MediaId, Promise<Media | undefined>>();
  const polls = new Map<number, Promise<Poll | undefined>>();
  const languages = new Map<AccountId, Promise<string>>();
  const sets = new Map<StickerSetId, Promise<StickerSet | undefined>>();
  return {
    world: gateway.world,
    fileIds: gateway.fileIds,
    bot,
    tx,
    account: (id) => once(accounts, id, () => tx.accounts.get(id)),
    chat: (id) => once(chats, id, () => tx.chats.get(id)),
    media: (id) => once(medias, id, () => tx.media.get(id)),
    poll: (id) => once(polls, id, async () => (await tx.polls.many([id]))[0]),
    language: (id) => once(languages, id, () => languageOf(tx, id)),
    stickerSet: (id) => once(sets, id, () => tx.stickers.set(id)),
    async load(wanted) {
      const peers = [...new Set(wanted.peers ?? [])];
      const people = peers.filter((id) => id > 0 && !accounts.has(id));
      const groups = peers.filter((id) => id < 0 && !chats.has(id));
      const files = [...new Set(wanted.media ?? [])].filter((id) => !medias.has(id));
      if (people.length > 0) put(accounts, people, await tx.accounts.many(people));
      if (groups.length > 0) put(chats, groups, await tx.chats.many(groups));
      if (files.length > 0) put(medias, files, await tx.media.many(files));
    },
  };
}

function once<V>(known: Map<number, Promise<V>>, id: number, read: () => Promise<V>): Promise<V> {
  let found = known.get(id);
  if (!found) {
    found = read();
    known.set(id, found);
  }
  return found;
}

function put<V extends { id: number }>(
  known: Map<number, Promise<V | undefined>>,
  asked: readonly number[],
  rows: readonly V[],
): void {
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const id of asked) known.set(id, Promise.resolve(byId.get(id)));
}
