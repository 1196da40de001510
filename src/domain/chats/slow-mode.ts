import { refuse } from '../errors.ts';
import type { AccountId, ChatId } from '../ids.ts';
import type { Tx, WriteTx } from '../ports.ts';

/** The pauses that clients offer, in seconds. */
export const slowModePeriodsS: readonly number[] = [0, 5, 10, 30, 60, 300, 900, 3600];

interface LastSent {
  at: number;
  album?: string;
}

const setting = (chat: ChatId): string => `slow-mode:${chat}`;

/** Holds a member to one message per pause; the parts of one album count once. @throws slow-mode-wait */
export async function keepPause(
  tx: WriteTx,
  sender: AccountId,
  chat: ChatId,
  pause: { everyS: number; nowS: number; album: string | undefined },
): Promise<void> {
  const { everyS, nowS, album } = pause;
  const last = await tx.accounts.setting<LastSent>(sender, setting(chat));
  if (last?.album !== undefined && last.album === album) return;
  if (last && last.at + everyS > nowS) refuse('slow-mode-wait', { waitS: last.at + everyS - nowS });
  await tx.accounts.putSetting(sender, setting(chat), { at: nowS, ...(album === undefined ? {} : { album }) });
}

/** When the member may write again; undefined when that is now. */
export async function nextSendAt(
  tx: Tx,
  account: AccountId,
  chat: ChatId,
  pause: { everyS: number; nowS: number },
): Promise<number | undefined> {
  const last = await tx.accounts.setting<LastSent>(account, setting(chat));
  const next = last ? last.at + pause.everyS : 0;
  return next > pause.nowS ? next : undefined;
}
