import type { tl } from '@mtcute/core';
import { gameScores, type AccountId, type GamePlace } from '#domain';
import type { Call } from '../../context.ts';
import { toTlUsers } from '../accounts/user.ts';

export async function toTlHighScores(
  call: Call,
  place: GamePlace,
  account: AccountId,
): Promise<tl.messages.RawHighScores> {
  const scores = await gameScores(call.world, { bot: call.account, place, account });
  const accounts = scores.map((one) => one.account);
  const users = await call.world.store.read((tx) => toTlUsers(call, tx, accounts));
  return {
    _: 'messages.highScores',
    scores: scores.map((one) => ({ _: 'highScore', pos: one.position, userId: one.account, score: one.score })),
    users,
  };
}
