import type { Message, PeerId } from '../data/views.ts';
import { duration } from '../i18n/format.ts';
import { type Key, t } from '../i18n/index.ts';

/** A few words for what a message carries beside its text. */
export function mediaText(message: Message): string {
  const { media } = message;
  switch (media?.kind) {
    case undefined:
    case 'link-preview':
      return '';
    case 'photo':
      return t('media.photo');
    case 'video':
      return t('media.video');
    case 'gif':
      return 'GIF';
    case 'round':
      return t('media.round');
    case 'voice':
      return `${t('media.voice')} ${duration(media.durationS ?? 0)}`;
    case 'audio':
      return media.title ? `♪ ${media.title}` : t('media.audio');
    case 'sticker':
      return `${media.emoji ?? ''} ${t('media.sticker')}`.trim();
    case 'file':
      return media.name || t('media.file');
    case 'poll':
      return `${t(media.quiz ? 'media.quiz' : 'media.poll')}: ${media.question}`;
    case 'checklist':
      return `${t('media.checklist')}: ${media.title}`;
    case 'place':
      return media.title ?? t('media.place');
    case 'contact':
      return `${t('media.contact')}: ${media.name}`;
    case 'dice':
      return media.emoji;
    case 'gone':
      return t('media.gone');
    case 'unsupported':
      return t('media.unsupported');
  }
}

/** The text of a message as it may stand outside of its chat: what is hidden in it stays hidden. */
export function outwardText({ text, entities }: Message): string {
  let shown = text;
  for (const { kind, offset, length } of entities)
    if (kind === 'spoiler') shown = shown.slice(0, offset) + '▒'.repeat(length) + shown.slice(offset + length);
  return shown;
}

/** A service line in words. */
export function actionText(message: Message, nameOf: (id: PeerId) => string, self: PeerId): string {
  const action = message.action;
  if (!action) return '';
  if (action.name === 'custom') return action.text ?? '';
  const name = message.from === self ? t('you') : nameOf(message.from);
  const people = action.peers.map((id) => (id === self ? t('you.object') : nameOf(id))).join(', ');
  return t(`action.${action.name}` as Key, { name, people, text: action.text ?? '' });
}
