import type { Poll as ApiPoll, PollMedia as ApiPollMedia, PollOption } from '@grammyjs/types';
import { isClosed, isSticker, mayRevote, type PeerId, type Poll, type PollMedia } from '#domain';
import { toApiChat } from './chat.ts';
import { toApiEntities } from './entities.ts';
import { toApiFilm, toApiPhoto } from './media.ts';
import { locationOf, toApiVenue } from './place.ts';
import { toApiSticker } from './sticker.ts';
import { toApiUser } from './user.ts';
import type { View } from '../../view.ts';

/** A poll with its counts. What is right in a quiz is told to its author, and to all once it is closed. */
export async function toApiPoll(view: View, poll: Poll): Promise<ApiPoll> {
  const counts = new Map((await view.tx.polls.counts([poll.id])).map(({ option, count }) => [option, count]));
  const [voters] = await view.tx.polls.voters([poll.id]);
  const closed = isClosed(poll, view.world.clock.nowS());
  const options = await Promise.all(
    poll.answers.map(async (answer) => ({
      persistent_id: answer.option,
      text: answer.text,
      ...(answer.entities ? { text_entities: await toApiEntities(view, answer.entities) } : {}),
      ...(answer.media ? { media: await toApiPollMedia(view, answer.media) } : {}),
      voter_count: counts.get(answer.option) ?? 0,
      ...(answer.added ? { ...(await adderOf(view, answer.added.by)), addition_date: answer.added.date } : {}),
    })),
  );
  const right = poll.answers.flatMap(({ option }, index) => (poll.correct.includes(option) ? [index] : []));
  const tellsRight = poll.quiz && (closed || poll.creator === view.bot);
  return {
    id: String(poll.id),
    question: poll.question,
    ...(poll.questionEntities ? { question_entities: await toApiEntities(view, poll.questionEntities) } : {}),
    options,
    total_voter_count: voters?.count ?? 0,
    is_closed: closed,
    is_anonymous: poll.anonymous,
    type: poll.quiz ? 'quiz' : 'regular',
    allows_multiple_answers: poll.multiple,
    allows_revoting: mayRevote(poll),
    members_only: poll.members !== undefined,
    ...(poll.countries ? { country_codes: poll.countries } : {}),
    ...(tellsRight ? { correct_option_ids: right } : {}),
    ...(tellsRight && poll.solution ? { explanation: poll.solution } : {}),
    ...(tellsRight && poll.solutionEntities
      ? { explanation_entities: await toApiEntities(view, poll.solutionEntities) }
      : {}),
    ...(tellsRight && poll.solutionMedia ? { explanation_media: await toApiPollMedia(view, poll.solutionMedia) } : {}),
    ...(poll.closePeriodS === undefined ? {} : { open_period: poll.closePeriodS }),
    ...(poll.closeAt === undefined ? {} : { close_date: poll.closeAt }),
  };
}

const adderOf = async (view: View, by: PeerId): Promise<Pick<PollOption, 'added_by_user' | 'added_by_chat'>> =>
  by > 0 ? { added_by_user: await toApiUser(view, by) } : { added_by_chat: await toApiChat(view, by) };

/** What stands beside a part of a poll. */
export async function toApiPollMedia(view: View, media: PollMedia): Promise<ApiPollMedia> {
  switch (media.kind) {
    case 'link':
      return { link: { url: media.url } };
    case 'geo':
      return { location: locationOf(media) };
    case 'venue':
      return { venue: toApiVenue(media) };
    default: {
      const row = await view.media(media.media);
      if (!row) return {};
      if (isSticker(row)) return { sticker: await toApiSticker(view, row) };
      if (media.kind === 'photo') return { photo: toApiPhoto(view, row) };
      const { animation, audio, document, video } = await toApiFilm(view, row, media);
      if (animation) return { animation };
      if (video) return { video };
      return { ...(audio ? { audio } : {}), ...(document ? { document } : {}) };
    }
  }
}
