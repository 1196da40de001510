import type { tl } from '@mtcute/core';
import { createSpeakers, isClosed, type PeerId, type PollVote, refuse, requirePoll } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlPeer, toTlPeers } from '../to-tl/peers.ts';

export const getPollVotes = method(
  'messages.getPollVotes',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const { message, poll } = await requirePoll(tx, call.account, fromTlPeer(call, request.peer), request.id);
      // Who voted for what shows in public polls only, and to those who voted themselves.
      if (poll.anonymous) refuse('poll-unsupported');
      const open = !isClosed(poll, call.world.clock.nowS());
      if (poll.hidden && open && poll.creator !== call.account) refuse('poll-vote-required');
      if (!(await tx.polls.vote(poll.id, call.account)) && poll.creator !== call.account) refuse('poll-vote-required');
      const option = request.option?.toBase64();
      const limit = Math.min(Math.max(request.limit, 1), call.world.limits.pageSize);
      const offset = Number.parseInt(request.offset ?? '0', 10) || 0;
      const votes = await tx.polls.voterPage(poll.id, option, offset, limit);
      const count = await tx.polls.countVotes(poll.id, option);
      const speakers = createSpeakers(tx);
      const shown = await Promise.all(votes.map(({ account }) => speakers(message.peer, account)));
      const peers = await toTlPeers(call, tx, shown);
      return {
        _: 'messages.votesList',
        count,
        votes: votes.map((vote, at) => toTlVote(vote, shown[at] ?? vote.account, option !== undefined)),
        ...peers,
        ...(offset + votes.length < count ? { nextOffset: String(offset + votes.length) } : {}),
      };
    }),
  { peopleOnly: true },
);

/** Who asks for the voters of one answer knows which: it is not said again. */
function toTlVote({ options, date }: PollVote, voter: PeerId, ofOne: boolean): tl.TypeMessagePeerVote {
  const peer = toTlPeer(voter);
  if (ofOne) return { _: 'messagePeerVoteInputOption', peer, date };
  const [first = new Uint8Array(), ...more] = options.map((option) => Uint8Array.fromBase64(option));
  return more.length === 0
    ? { _: 'messagePeerVote', peer, option: first, date }
    : { _: 'messagePeerVoteMultiple', peer, options: [first, ...more], date };
}
