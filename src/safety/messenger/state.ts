import type { Tx } from '#domain';
import { canonicalJson, type Json } from '#lib/canonical-json.ts';
import type { SubjectRef } from '../subjects.ts';
import { accountOf, chatOf, mediaOf, messageOf } from './subjects.ts';

/** Members whose places enter the state of a chat: its leaders first, so that small chats are covered whole. */
const membersCovered = 200;

/**
 * Everything about a subject that an action can change, as one text: names, public name, what is in force, and for a
 * chat its members with titles, roles and restrictions. What its people change themselves meanwhile shows as well.
 */
export async function stateOf(tx: Tx, subject: SubjectRef): Promise<string> {
  return canonicalJson(plain(await partsOf(tx, subject)));
}

async function partsOf(tx: Tx, subject: SubjectRef): Promise<unknown> {
  switch (subject.kind) {
    case 'account':
    case 'bot': {
      const { onlineUntil: _, data, ...account } = await accountOf(tx, subject);
      const { password: _p, ...rest } = data;
      return { ...account, data: rest, name: await nameOwner(tx, account.username) };
    }
    case 'chat': {
      const { version: _, ...chat } = await chatOf(tx, subject);
      const members = await tx.chats.members({ chat: chat.id, offset: 0, limit: membersCovered });
      return { ...chat, name: await nameOwner(tx, chat.username), people: members };
    }
    case 'message': {
      const { content, pinned, peer, replyTo, mailbox, id } = await messageOf(tx, subject);
      return { content, pinned, peer, replyTo, mailbox, id, places: await tx.messages.places(content.id) };
    }
    case 'media':
      return { media: subject.id, removed: await tx.media.isRemoved((await mediaOf(tx, subject)).digest) };
  }
}

const nameOwner = async (tx: Tx, name: string | undefined): Promise<number | null> =>
  name === undefined ? null : ((await tx.accounts.usernameOwner(name)) ?? null);

const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value));
