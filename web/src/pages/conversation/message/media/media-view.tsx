import { File as FileIcon, TimerOff } from 'lucide-react';
import type { Message } from '../../../../data/views.ts';
import { t } from '../../../../i18n/index.ts';
import { Audio } from './audio.tsx';
import { ContactCard, PlaceCard } from './cards.tsx';
import { ChecklistView } from './checklist.tsx';
import { FileLine } from './file-line.tsx';
import { Picture } from './picture.tsx';
import { PollView } from './poll.tsx';
import { Preview } from './preview.tsx';
import { StickerButton } from './sticker-button.tsx';
import { Video } from './video.tsx';
import css from './media.module.css';

/** What a message carries beside its text. Link previews stand below the text: `preview` draws only those. */
export function MediaView({ message, preview = false }: { message: Message; preview?: boolean }) {
  const { media } = message;
  if (!media || (media.kind === 'link-preview') !== preview) return null;
  switch (media.kind) {
    case 'photo':
      return <Picture message={message} photo={media} />;
    case 'video':
    case 'gif':
    case 'round':
      return <Video message={message} video={media} />;
    case 'voice':
    case 'audio':
      return <Audio message={message} audio={media} />;
    case 'sticker':
      return <StickerButton sticker={media} />;
    case 'file':
      return <FileLine message={message} file={media} />;
    case 'poll':
      return <PollView message={message} poll={media} />;
    case 'checklist':
      return <ChecklistView message={message} checklist={media} />;
    case 'link-preview':
      return <Preview preview={media} />;
    case 'place':
      return <PlaceCard place={media} />;
    case 'contact':
      return <ContactCard contact={media} />;
    case 'dice':
      return (
        <span className={css.dice} role="img" aria-label={`${media.emoji} ${media.value}`}>
          {media.emoji}
          <small>{media.value}</small>
        </span>
      );
    case 'gone':
      return (
        <p className={css.unsupported}>
          <TimerOff size={16} /> {t('media.goneText')}
        </p>
      );
    case 'unsupported':
      return (
        <p className={css.unsupported}>
          <FileIcon size={16} /> {t('media.unsupportedText')}
        </p>
      );
  }
}

/** Several pictures as one: two columns, the odd one across. */
export function Album({ messages }: { messages: Message[] }) {
  const pictures = messages.every((message) => message.media?.kind === 'photo' || message.media?.kind === 'video');
  if (!pictures) {
    return messages.map((message) => <MediaView key={message.key} message={message} />);
  }
  return (
    <div className={css.album} data-count={messages.length}>
      {messages.map((message) =>
        message.media?.kind === 'photo' ? (
          <Picture key={message.key} message={message} photo={message.media} cropped />
        ) : message.media?.kind === 'video' ? (
          <Video key={message.key} message={message} video={message.media} cropped />
        ) : null,
      )}
    </div>
  );
}
