import type { tl } from '@mtcute/core';
import type { MediaKind, PageFilter } from '#domain';

const kinds: Partial<Record<tl.TypeMessagesFilter['_'], MediaKind>> = {
  inputMessagesFilterPhotos: 'photo',
  inputMessagesFilterVideo: 'video',
  inputMessagesFilterDocument: 'document',
  inputMessagesFilterMusic: 'music',
  inputMessagesFilterVoice: 'voice',
  inputMessagesFilterRoundVideo: 'round',
  inputMessagesFilterGif: 'gif',
  inputMessagesFilterGeo: 'geo',
  inputMessagesFilterContacts: 'contact',
  inputMessagesFilterUrl: 'url',
  inputMessagesFilterChatPhotos: 'chatPhoto',
};

/** Kinds that this server never stores match nothing: a media kind that no message has. */
export function fromTlMessageFilter(filter: tl.TypeMessagesFilter): PageFilter | 'nothing' {
  const mediaKind = kinds[filter._];
  if (mediaKind) return { mediaKind };
  switch (filter._) {
    case 'inputMessagesFilterEmpty':
      return {};
    case 'inputMessagesFilterPinned':
      return { pinned: true };
    case 'inputMessagesFilterMyMentions':
      return { mention: true };
    case 'inputMessagesFilterPhotoVideo':
      return { mediaKinds: ['photo', 'video'] };
    case 'inputMessagesFilterRoundVoice':
      return { mediaKinds: ['round', 'voice'] };
    default:
      return filter._ === 'inputMessagesFilterPoll' ? { mediaKind: 'poll' } : 'nothing';
  }
}
