import type { Poll as ApiPoll } from '@grammyjs/types';
import { isClosed, mayRevote, type Poll } from '#domain';
import { toApiEntities } from './entities.ts';
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
      voter_count: counts.get(answer.option) ?? 0,
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
    members_only: false,
    ...(tellsRight ? { correct_option_ids: right } : {}),
    ...(tellsRight && poll.solution ? { explanation: poll.solution } : {}),
    ...(tellsRight && poll.solutionEntities
      ? { explanation_entities: await toApiEntities(view, poll.solutionEntities) }
      : {}),
    ...(poll.closePeriodS === undefined ? {} : { open_period: poll.closePeriodS }),
    ...(poll.closeAt === undefined ? {} : { close_date: poll.closeAt }),
  };
}
