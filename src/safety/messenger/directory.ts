import type { Account, ContentData, Media, Message, Tx } from '#domain';
import type { Locator, SafetyTx, SubjectDirectory, SubjectRecord } from '../ports.ts';
import type { SubjectRef } from '../subjects.ts';
import { languageOf } from './language.ts';
import { protectedRolesOf } from './protected-roles.ts';
import { accountOf, chatOf, mediaOf, messageOf, subjectOfPeer } from './subjects.ts';
import { domainOf } from './tx.ts';
import { isSafetyError } from '../errors.ts';

/** What the messenger knows of subjects, and how they are found by what people call them. */
export const messengerDirectory: SubjectDirectory = {
  async get(tx, subject) {
    try {
      return await recordOf(tx, domainOf(tx), subject);
    } catch (error) {
      if (isSafetyError(error) && error.code === 'subject-unknown') return undefined;
      throw error;
    }
  },
  find: (tx, locator) => find(domainOf(tx), locator),
  async adminsOf(tx, subject, limit) {
    if (subject.kind !== 'chat') return [];
    const page = { chat: subject.id, offset: 0, limit, statuses: ['creator', 'admin'] as const };
    return (await domainOf(tx).chats.members(page)).map(({ account }) => account);
  },
  languageOf: (tx, account) => languageOf(domainOf(tx), account),
  itemsSince: (tx, account, fromMs) => domainOf(tx).messages.countSent(account, Math.floor(fromMs / 1000), 10_000),
};

async function recordOf(tx: SafetyTx, domain: Tx, subject: SubjectRef): Promise<SubjectRecord | undefined> {
  const about = { subject, contentLang: null };
  switch (subject.kind) {
    case 'account':
    case 'bot': {
      const account = await accountOf(domain, subject);
      const affected = account.data.bot?.owner ?? account.id;
      return {
        ...about,
        label: nameOf(account),
        visibility: account.username === undefined ? 'private' : 'public',
        affected: [affected],
        lang: await languageOf(domain, affected === account.id ? account : affected),
        protectedRoles: await protectedRolesOf(tx, domain, [account.id, affected]),
        createdAtMs: account.createdAt * 1000,
        contentTypes: ['other'],
      };
    }
    case 'chat': {
      const chat = await chatOf(domain, subject);
      return {
        ...about,
        label: chat.username === undefined ? chat.title : `${chat.title} (@${chat.username})`,
        visibility: chat.username === undefined ? 'private' : 'public',
        affected: [chat.creator],
        lang: await languageOf(domain, chat.creator),
        protectedRoles: await protectedRolesOf(tx, domain, [chat.creator]),
        createdAtMs: chat.createdAt * 1000,
        contentTypes: ['text'],
      };
    }
    case 'message': {
      const message = await messageOf(domain, subject);
      const chat = message.peer < 0 ? await domain.chats.get(message.peer) : undefined;
      const author = authorOf(message, chat?.creator);
      return {
        ...about,
        label: `message ${message.id}${chat ? ` in ${chat.title}` : ''}`,
        visibility: chat?.username === undefined ? 'private' : 'public',
        affected: author === undefined ? [] : [author],
        lang: author === undefined ? 'en' : await languageOf(domain, author),
        protectedRoles: author === undefined ? [] : await protectedRolesOf(tx, domain, [author]),
        createdAtMs: message.content.date * 1000,
        contentTypes: typesOf(message.content),
        ...(chat && message.content.sender === chat.id ? { voiceOf: chat.id } : {}),
      };
    }
    case 'media': {
      const media = await mediaOf(domain, subject);
      const owner = await domain.accounts.get(media.owner);
      return {
        ...about,
        label: owner ? `${media.kind} ${media.id} of ${nameOf(owner)}` : `${media.kind} ${media.id}`,
        visibility: 'private',
        affected: owner ? [owner.id] : [],
        lang: await languageOf(domain, media.owner),
        protectedRoles: await protectedRolesOf(tx, domain, [media.owner]),
        createdAtMs: media.createdAt * 1000,
        contentTypes: [typeOfMedia(media)],
      };
    }
  }
}

const nameOf = ({ firstName, lastName, username }: Account): string =>
  username === undefined ? `${firstName} ${lastName}`.trim() : `@${username}`;

function authorOf({ content }: Message, creator: number | undefined): number | undefined {
  if (content.sender > 0) return content.sender;
  return content.author ?? creator;
}

function typesOf({ text, media }: ContentData): SubjectRecord['contentTypes'] {
  const carried = media === undefined ? [] : media.kind === 'photo' ? (['image'] as const) : (['other'] as const);
  return [...(text === '' ? [] : (['text'] as const)), ...carried];
}

function typeOfMedia({ kind, mime }: Media): 'image' | 'video' | 'audio' | 'other' {
  if (kind === 'photo') return 'image';
  const [type] = mime.split('/');
  return type === 'image' || type === 'video' || type === 'audio' ? type : 'other';
}

async function find(tx: Tx, locator: Locator): Promise<SubjectRef | undefined> {
  switch (locator.by) {
    case 'peer':
      return subjectOfPeer(tx, locator.id);
    case 'username': {
      const owner = await tx.accounts.usernameOwner(locator.username);
      return owner === undefined || owner === 0 ? undefined : subjectOfPeer(tx, owner);
    }
    case 'message': {
      const named = typeof locator.chat === 'string' ? await tx.accounts.usernameOwner(locator.chat) : locator.chat;
      if (named === undefined || named >= 0) return undefined;
      const [message] = await tx.messages.get(named, [locator.messageId]);
      return message && { kind: 'message', mailbox: named, peer: message.peer, messageId: message.id };
    }
    case 'invite': {
      const invite = await tx.invites.get(locator.hash);
      return invite && subjectOfPeer(tx, invite.chat);
    }
    case 'phone': {
      const owner = await tx.accounts.byPhone(locator.phone);
      return owner && subjectOfPeer(tx, owner.id);
    }
  }
}
