import type { Game as ApiGame, Message as ApiMessage } from '@grammyjs/types';
import { type Content, gameOf, isSticker } from '#domain';
import type { View } from '../../view.ts';
import { toApiChecklist } from './checklist.ts';
import { toApiFilm, toApiPhoto } from './media.ts';
import { locationOf, toApiVenue } from './place.ts';
import { toApiPoll } from './poll.ts';
import { toApiSticker } from './sticker.ts';

/** How the preview of a link in a text is shown. */
export function previewOf({ invertMedia, noWebPage }: Content): Pick<ApiMessage, 'link_preview_options'> {
  if (!invertMedia && !noWebPage) return {};
  return {
    link_preview_options: {
      ...(noWebPage ? { is_disabled: true } : {}),
      ...(invertMedia ? { show_above_text: true } : {}),
    },
  };
}

/** What a message carries beside its text, in the field of its kind. */
export async function mediaOf(view: View, content: Content): Promise<Partial<ApiMessage>> {
  const { media } = content;
  switch (media?.kind) {
    case 'photo':
    case 'document': {
      const row = await view.media(media.media);
      if (!row) return {};
      const spoiler: Partial<ApiMessage> = media.spoiler ? { has_media_spoiler: true } : {};
      if (isSticker(row)) return { sticker: await toApiSticker(view, row), ...spoiler };
      if (media.kind === 'photo') return { photo: toApiPhoto(view, row), ...spoiler };
      return { ...(await toApiFilm(view, row, media)), ...spoiler };
    }
    case 'geo':
    case 'geoLive':
      return { location: locationOf(media) };
    case 'venue': {
      const venue = toApiVenue(media);
      return { location: venue.location, venue };
    }
    case 'contact':
      return {
        contact: {
          phone_number: media.phone,
          first_name: media.firstName,
          ...(media.lastName ? { last_name: media.lastName } : {}),
          ...(media.vcard ? { vcard: media.vcard } : {}),
          ...(media.account ? { user_id: media.account } : {}),
        },
      };
    case 'dice':
      return { dice: { emoji: media.emoticon, value: media.value } };
    case 'game': {
      const game = await gameOf(view.tx, media.bot, media.shortName);
      const picture = game?.photo === undefined ? undefined : await view.media(game.photo);
      const photo = picture ? toApiPhoto(view, picture) : [];
      const told = game && { title: game.title, description: game.description, photo, text: '', text_entities: [] };
      return told && isGame(told) ? { game: told } : {};
    }
    case 'poll': {
      const poll = await view.poll(media.poll);
      return poll ? { poll: await toApiPoll(view, poll) } : {};
    }
    case 'checklist':
      return { checklist: await toApiChecklist(view, media) };
    default:
      return {};
  }
}

/** The types call an animation required that the API leaves out where a game has none. */
const isGame = (game: Omit<ApiGame, 'animation'>): game is ApiGame => game.title !== '';
