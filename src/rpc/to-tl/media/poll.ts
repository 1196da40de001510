import type { tl } from '@mtcute/core';
import Long from 'long';
import {
  createSpeakers,
  filesOfPoll,
  isClosed,
  mayRevote,
  maySeePollStats,
  type PeerId,
  type Poll,
  type PollAnswer,
  type PollMedia,
  type PollVote,
  type ShownAt,
  type Tx,
} from '#domain';
import { toTlEntities, toTlFormatted } from '../messages/entities.ts';
import { toTlPeer, type Viewer } from '../peers.ts';
import { loadMedia, toTlPollMedia } from './media.ts';

interface Sums {
  counts: ReadonlyMap<string, number>;
  voters: number;
  own: PollVote | undefined;
  /** Whether the viewer may see when the votes were given. */
  hasStats: boolean;
  /** The newest votes, and whom people see behind each. */
  recent: readonly (PollVote & { shown: PeerId })[];
}

const recentShown = 3;

/**
 * Polls with their sums, as far as the viewer may see them: results show after one's own vote or the end. `places` are
 * polls with the chats in which the viewer meets them.
 */
export async function loadPolls(
  viewer: Viewer,
  tx: Tx,
  places: readonly { poll: number; peer: PeerId; at?: ShownAt | undefined }[],
): Promise<Map<number, tl.RawMessageMediaPoll>> {
  const found = new Map<number, tl.RawMessageMediaPoll>();
  const peers = new Map(places.map(({ poll, peer }) => [poll, peer]));
  const ids = [...peers.keys()];
  if (ids.length === 0) return found;
  const speakers = createSpeakers(tx);
  const recentOf = async (poll: number): Promise<Sums['recent']> => {
    const votes = await tx.polls.voterPage(poll, undefined, 0, recentShown);
    const shownBy = (account: number) => speakers(peers.get(poll) ?? account, account);
    return Promise.all(votes.map(async (vote) => ({ ...vote, shown: await shownBy(vote.account) })));
  };
  const counts = await tx.polls.counts(ids);
  const voters = new Map((await tx.polls.voters(ids)).map((row) => [row.poll, row.count]));
  const own = new Map((await tx.polls.votesOf(ids, viewer.account)).map((vote) => [vote.poll, vote]));
  const polls = await tx.polls.many(ids);
  const files = await loadMedia(tx, polls.flatMap(filesOfPoll));
  const shownAt = new Map(places.map(({ poll, at }) => [poll, at]));
  for (const poll of polls) {
    const write: WriteMedia = (media) =>
      toTlPollMedia(viewer, { ...nothingElse, media: files }, media, shownAt.get(poll.id));
    const sums: Sums = {
      counts: new Map(counts.filter((row) => row.poll === poll.id).map((row) => [row.option, row.count])),
      voters: voters.get(poll.id) ?? 0,
      own: own.get(poll.id),
      hasStats: await maySeePollStats(tx, viewer.account, peers.get(poll.id) ?? 0, poll),
      recent: poll.anonymous ? [] : await recentOf(poll.id),
    };
    found.set(poll.id, {
      _: 'messageMediaPoll',
      poll: toTlPoll(viewer, poll, write),
      results: toTlPollResults(viewer, poll, sums, write),
    });
  }
  return found;
}

export const toTlPollId = (id: number): Long => Long.fromNumber(id);

type WriteMedia = (media: PollMedia) => tl.TypeMessageMedia;
/** No poll stands in a poll, and no game. */
const nothingElse = { polls: new Map<number, never>(), games: new Map<string, never>() };

/** One answer. `write` writes what stands beside it. */
export function toTlPollAnswer(
  { text, entities, option, media, added }: PollAnswer,
  write: WriteMedia,
): tl.RawPollAnswer {
  return {
    _: 'pollAnswer',
    text: toTlFormatted(text, entities),
    option: Uint8Array.fromBase64(option),
    ...(media ? { media: write(media) } : {}),
    ...(added ? { addedBy: toTlPeer(added.by), date: added.date } : {}),
  };
}

function toTlPoll(viewer: Viewer, poll: Poll, write: WriteMedia): tl.RawPoll {
  return {
    _: 'poll',
    id: toTlPollId(poll.id),
    closed: isClosed(poll, viewer.world.clock.nowS()),
    publicVoters: !poll.anonymous,
    multipleChoice: poll.multiple,
    quiz: poll.quiz,
    ...(mayRevote(poll) || poll.quiz ? {} : { revotingDisabled: true }),
    ...(poll.shuffled ? { shuffleAnswers: true } : {}),
    ...(poll.hidden ? { hideResultsUntilClose: true } : {}),
    question: toTlFormatted(poll.question, poll.questionEntities),
    ...(poll.open ? { openAnswers: true } : {}),
    ...(poll.creator === viewer.account ? { creator: true } : {}),
    ...(poll.members ? { subscribersOnly: true } : {}),
    ...(poll.countries ? { countriesIso2: poll.countries } : {}),
    answers: poll.answers.map((answer) => toTlPollAnswer(answer, write)),
    closePeriod: poll.closePeriodS,
    closeDate: poll.closeAt,
    hash: Long.fromNumber(poll.id),
  };
}

function toTlPollResults(viewer: Viewer, poll: Poll, sums: Sums, write: WriteMedia): tl.RawPollResults {
  const over = isClosed(poll, viewer.world.clock.nowS());
  // Of a poll whose counts wait for the end, who voted sees their own choice alone.
  const counted = over || !poll.hidden;
  const recent = counted ? sums.recent : [];
  // Written for nobody in particular: whoever reads it keeps what they know of their own choice.
  const common = { _: 'pollResults', min: viewer.account === 0, canViewStats: sums.hasStats } as const;
  if (!over && sums.own === undefined) return { ...common, totalVoters: sums.voters };
  return {
    ...common,
    results: poll.answers.map((answer) => ({
      _: 'pollAnswerVoters',
      chosen: sums.own?.options.includes(answer.option) ?? false,
      correct: counted && poll.quiz && poll.correct.includes(answer.option),
      option: Uint8Array.fromBase64(answer.option),
      // Layer 228 keeps both under one flag: the number is only written when the voters are.
      voters: counted ? (sums.counts.get(answer.option) ?? 0) : 0,
      recentVoters: recent.filter((vote) => vote.options.includes(answer.option)).map((vote) => toTlPeer(vote.shown)),
    })),
    totalVoters: sums.voters,
    recentVoters: recent.map((vote) => toTlPeer(vote.shown)),
    ...(poll.solutionMedia ? { solutionMedia: write(poll.solutionMedia) } : {}),
    solution: poll.solution,
    solutionEntities: poll.solution === undefined ? undefined : toTlEntities(poll.solutionEntities ?? []),
  };
}
