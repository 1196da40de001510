import type { BannedRight } from '../chats/repository.ts';
import type { ContentData, MediaKind } from '../messages/content.ts';
import { attributeOf, type Media } from './media.ts';

/** The shared-media filters under which a message is found. `row` is the media row that its photo or document names. */
export function mediaKindsOf(content: Pick<ContentData, 'media' | 'action' | 'entities'>, row?: Media): MediaKind[] {
  const kinds: MediaKind[] = [];
  const own = content.media && kindOf(content.media.kind, row);
  if (own) kinds.push(own);
  if (content.action?.kind === 'editPhoto') kinds.push('chatPhoto');
  if (content.entities?.some(({ type }) => type === 'url' || type === 'textUrl')) kinds.push('url');
  return kinds;
}

function kindOf(kind: NonNullable<ContentData['media']>['kind'], row: Media | undefined): MediaKind | undefined {
  switch (kind) {
    case 'photo':
      return 'photo';
    case 'document':
      return row ? documentKind(row) : 'document';
    case 'geo':
    case 'geoLive':
    case 'venue':
      return 'geo';
    case 'contact':
      return 'contact';
    case 'poll':
      return 'poll';
    case 'dice':
    case 'game':
    case 'checklist':
      return undefined;
  }
}

function documentKind(row: Media): MediaKind | undefined {
  const video = attributeOf(row, 'video');
  const audio = attributeOf(row, 'audio');
  if (isSticker(row)) return undefined;
  if (video?.round) return 'round';
  if (audio) return audio.voice ? 'voice' : 'music';
  if (attributeOf(row, 'animated')) return 'gif';
  return video ? 'video' : 'document';
}

/** A sticker or custom emoji, in a set or not. */
export const isSticker = (row: Pick<Media, 'attributes'>): boolean =>
  (attributeOf(row, 'sticker') ?? attributeOf(row, 'customEmoji')) !== undefined;

/** Voice and round video stay unread until they are played. */
export function needsPlaying(row: Media): boolean {
  const kind = row.kind === 'document' ? documentKind(row) : undefined;
  return kind === 'voice' || kind === 'round';
}

/** What a member must not be banned from to send this. */
export function bannedRightFor(content: Pick<ContentData, 'media'>, row?: Media): BannedRight {
  const { media } = content;
  if (!media) return 'sendPlain';
  if (media.kind === 'photo') return 'sendPhotos';
  if (media.kind === 'poll' || media.kind === 'checklist') return 'sendPolls';
  if (media.kind === 'game') return 'sendGames';
  if (media.kind === 'dice') return 'sendStickers';
  if (media.kind !== 'document' || !row) return media.kind === 'document' ? 'sendDocs' : 'sendMedia';
  if (isSticker(row)) return 'sendStickers';
  switch (documentKind(row)) {
    case 'voice':
      return 'sendVoices';
    case 'round':
      return 'sendRoundvideos';
    case 'music':
      return 'sendAudios';
    case 'gif':
      return 'sendGifs';
    case 'video':
      return 'sendVideos';
    default:
      return 'sendDocs';
  }
}
