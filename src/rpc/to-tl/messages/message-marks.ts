import type { tl } from '@mtcute/core';
import Long from 'long';
import {
  type Chat,
  countryOfPhone,
  isClosedTo,
  type Message,
  type MessageMarks,
  type PeerId,
  type PlaceholderWords,
  peerKind,
  placeholderWords,
  type Tx,
} from '#domain';
import type { Viewer } from '../peers.ts';

/** What the viewer reads in place of what is kept from them, in the language of their program. */
export const placeholdersFor = ({ language = 'en' }: Viewer): PlaceholderWords => placeholderWords[language];

/** The country that decides what is withheld from the viewer; asked only when a message is withheld anywhere. */
export async function countryFor(viewer: Viewer, tx: Tx, messages: readonly Message[]): Promise<string | undefined> {
  if (!messages.some(({ content }) => content.marks && content.marks.countries.length > 0)) return undefined;
  return countryOfPhone((await tx.accounts.get(viewer.account))?.phone);
}

/** The fields of a message that its marks add or replace for a viewer in `country`. */
export function toTlMarks(
  marks: MessageMarks | undefined,
  country: string | undefined,
  words: PlaceholderWords,
): Partial<tl.RawMessage> {
  if (!marks) return {};
  const label: Partial<tl.RawMessage> =
    marks.labels.length === 0
      ? {}
      : {
          factcheck: {
            _: 'factCheck',
            country: '',
            text: {
              _: 'textWithEntities',
              text: `⚑ ${marks.labels.map((label) => named(label, words)).join(', ')}`,
              entities: [],
            },
            hash: Long.ZERO,
          },
        };
  if (country === undefined || !marks.countries.includes(country)) return label;
  const text = words.messageWithheld;
  return {
    ...label,
    message: text,
    entities: undefined,
    media: undefined,
    replyMarkup: undefined,
    restrictionReason: [{ _: 'restrictionReason', platform: 'all', reason: 'withheld', text }],
  };
}

const named = (label: string, { labels }: PlaceholderWords): string =>
  label === 'scam' || label === 'fake' ? labels[label] : label;

/** The basic groups in which these messages stand: who writes the messages writes their groups as well. */
export async function groupsOf(tx: Tx, messages: readonly Message[]): Promise<readonly Chat[]> {
  const groups = new Set(messages.map(({ peer }) => peer).filter((peer) => peerKind(peer) === 'group'));
  return groups.size === 0 ? [] : tx.chats.many([...groups]);
}

/** Those of the groups that are taken down, or withheld where the viewer is. */
export async function closedAmong(viewer: Viewer, tx: Tx, groups: readonly Chat[]): Promise<ReadonlySet<PeerId>> {
  const closed = new Set<PeerId>();
  for (const chat of groups) if (await isClosedTo(tx, chat, viewer.account)) closed.add(chat.id);
  return closed;
}

/** What stands for a message of a closed group: its copy lies in the member's own mailbox and goes wherever that goes. */
export const closedMessage = ({ groupClosed: text }: PlaceholderWords): Partial<tl.RawMessage> => ({
  message: text,
  entities: undefined,
  media: undefined,
  replyMarkup: undefined,
  // A quote is somebody's words too.
  replyTo: undefined,
  fwdFrom: undefined,
  restrictionReason: [{ _: 'restrictionReason', platform: 'all', reason: 'closed', text }],
});

/** What stands for what somebody did in a closed group: a new title is somebody's words too. */
export const closedAction = ({ groupClosed }: PlaceholderWords): tl.RawMessageActionCustomAction => ({
  _: 'messageActionCustomAction',
  message: groupClosed,
});
