import { type KeyboardEvent, type Ref, type RefObject, useEffect, useImperativeHandle, useState } from 'react';
import { useApp, useAppState } from '../../../app/context.tsx';
import type { EmojiWords, Peer, PeerId } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { nameOf } from '../../../ui/peer-name.tsx';
import css from './composer.module.css';
import { emojiWordsHere, type FoundEmoji, findEmoji } from './find-emoji.ts';
import { personMarkup } from './markup.ts';

export interface CompletionHandle {
  /** True when the key was for the list. */
  key: (event: KeyboardEvent) => boolean;
}

interface Choice {
  key: string;
  text: string;
  label: string;
  note: string;
  peer?: Peer;
  /** The label is a picture. */
  big?: boolean;
}

interface CompletionProps {
  ref: Ref<CompletionHandle>;
  chatId: PeerId;
  text: string;
  field: RefObject<HTMLTextAreaElement | null>;
  onChoose: (text: string, cursor: number) => void;
}

const MAX_CHOICES = 8;

const LEAST_FOR_EMOJI = 2;

/** Completes @names of members, /commands of bots and the :words of emoji. */
export function Completion({ ref, chatId, text, field, onChoose }: CompletionProps) {
  const cursor = field.current?.selectionStart ?? text.length;
  const before = text.slice(0, Math.max(cursor, text.length === cursor + 1 ? text.length : cursor));
  const word = /(?:^|\s)([@/:])([\p{L}\p{N}_]{0,32})$/u.exec(before);
  const kind = word?.[1];
  const query = word?.[2]?.toLowerCase() ?? '';
  const choices = useChoices(chatId, kind, query, before);
  const [at, setAt] = useState(0);
  const [closedFor, setClosedFor] = useState('');
  useEffect(() => setAt(0), [query, kind]);
  const open = kind !== undefined && choices.length > 0 && closedFor !== before;

  const choose = (choice: Choice) => {
    const start = before.length - query.length - 1;
    const next = `${text.slice(0, start)}${choice.text} ${text.slice(before.length)}`;
    onChoose(next, start + choice.text.length + 1);
  };

  useImperativeHandle(ref, () => ({
    key: (event) => {
      if (!open) return false;
      const choice = choices[Math.min(at, choices.length - 1)];
      if (event.key === 'ArrowDown') setAt((at + 1) % choices.length);
      else if (event.key === 'ArrowUp') setAt((at - 1 + choices.length) % choices.length);
      else if (event.key === 'Escape') setClosedFor(before);
      else if ((event.key === 'Enter' || event.key === 'Tab') && choice) choose(choice);
      else return false;
      event.preventDefault();
      return true;
    },
  }));

  if (!open) return null;
  return (
    <ul className={css.completion} role="listbox" aria-label={t('composer.completion')}>
      {choices.map((choice, index) => (
        <li
          key={choice.key}
          role="option"
          aria-selected={index === at}
          onPointerDown={(event) => {
            event.preventDefault();
            choose(choice);
          }}
        >
          {choice.peer && <Avatar peer={choice.peer} size={28} />}
          <bdi className={choice.big ? css.bigLabel : undefined}>{choice.label}</bdi>
          <span>{choice.note}</span>
        </li>
      ))}
    </ul>
  );
}

function useChoices(chatId: PeerId, kind: string | undefined, query: string, before: string): Choice[] {
  const { messenger } = useApp();
  const peers = useAppState((state) => state.peers);
  const self = useAppState((state) => state.self);
  const [members, setMembers] = useState<PeerId[]>([]);
  const found = useEmoji(kind === ':' && query.length >= LEAST_FOR_EMOJI ? query : '');
  const [commands, setCommands] = useState<{ command: string; description: string }[]>([]);
  const asks = kind === '@' && chatId < 0 ? '@' : kind === '/' && before.startsWith('/') ? '/' : '';
  useEffect(() => {
    if (asks === '@')
      messenger.members(chatId, '', 0, 'recent').then(
        (it) => setMembers(it.members.map((m) => m.peer)),
        () => {},
      );
    if (asks === '/')
      messenger.details(chatId).then(
        (it) => setCommands(it.commands),
        () => {},
      );
  }, [messenger, chatId, asks]);
  if (asks === '/') {
    return commands
      .filter((it) => it.command.startsWith(query))
      .slice(0, MAX_CHOICES)
      .map((it) => ({ key: it.command, text: `/${it.command}`, label: `/${it.command}`, note: it.description }));
  }
  if (kind === ':')
    return found.map(({ emoji, phrase }) => ({ key: emoji, text: emoji, label: emoji, note: phrase, big: true }));
  if (asks !== '@') return [];
  return members
    .flatMap((id) => peers.get(id) ?? [])
    .filter((peer) => peer.id !== self && peer.name)
    .filter((peer) => peer.username?.toLowerCase().startsWith(query) || peer.name.toLowerCase().includes(query))
    .slice(0, MAX_CHOICES)
    .map((peer) => ({
      key: String(peer.id),
      text: peer.username ? `@${peer.username}` : personMarkup(nameOf(peer), peer.id),
      label: nameOf(peer),
      note: peer.username ? `@${peer.username}` : '',
      peer,
    }));
}

function useEmoji(query: string): FoundEmoji[] {
  const { messenger } = useApp();
  const [words, setWords] = useState<EmojiWords>([]);
  const asks = query !== '';
  useEffect(() => {
    if (asks) emojiWordsHere(messenger).then(setWords, () => {});
  }, [messenger, asks]);
  return asks ? findEmoji(words, query, MAX_CHOICES) : [];
}
