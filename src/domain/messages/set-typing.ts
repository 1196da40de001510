import { type AccountId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import type { World } from '../ports.ts';
import type { TypingAction } from '../updates/bodies.ts';
import { checkMaySend } from './check-may-send.ts';

/** Shows others that the account is writing. Nothing is stored. */
export async function setTyping(
  world: World,
  request: { account: AccountId; peer: PeerId; action: TypingAction; topic?: MessageId | undefined },
): Promise<void> {
  const { account, peer, action } = request;
  if (peer === account) return;
  if (action.emoticon !== undefined) return showTaps(world, { account, peer, action });
  const to = await world.store.read(async (tx) => {
    await checkMaySend(tx, account, peer, { text: '.' }, world.clock.nowS());
    if (peerKind(peer) !== 'group') return [];
    return (await tx.chats.memberIds(peer, world.limits.groupMembers)).filter((member) => member !== account);
  });
  const topic = request.topic === undefined ? {} : { topic: request.topic };
  if (peerKind(peer) === 'account')
    world.bus.publishTransient([peer], { kind: 'typing', peer: account, from: account, action });
  else if (peerKind(peer) === 'group') world.bus.publishTransient(to, { kind: 'typing', peer, from: account, action });
  else
    world.bus.publishTransient(
      { chat: peer, except: account },
      { kind: 'typing', peer, from: account, action, ...topic },
    );
}

/** Only the other side of a private chat sees them, on the message as it is numbered there. */
async function showTaps(
  world: World,
  { account, peer, action }: { account: AccountId; peer: PeerId; action: TypingAction },
): Promise<void> {
  if (peerKind(peer) !== 'account') return;
  const seen = await world.store.read(async (tx): Promise<TypingAction | undefined> => {
    await checkMaySend(tx, account, peer, { text: '.' }, world.clock.nowS());
    if (!action.taps) return action;
    const [message] = await tx.messages.get(account, [action.taps.message]);
    const place = message?.peer === peer ? await tx.messages.placeIn(peer, message.content.id) : undefined;
    return place === undefined ? undefined : { ...action, taps: { ...action.taps, message: place } };
  });
  if (seen) world.bus.publishTransient([peer], { kind: 'typing', peer: account, from: account, action: seen });
}
