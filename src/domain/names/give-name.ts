import { checkUsernameShape } from '../accounts/change-username.ts';
import { refuse } from '../errors.ts';
import { type PeerId, peerKind, SERVICE_ACCOUNT } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import { namesOf, type PublicName, sameName } from './public-names.ts';
import { putAccountNames, putChatNames } from './put-names.ts';

/**
 * Gives an account, supergroup or channel a further public name, on behalf of the server's operator: it is at once in
 * force unless as many are already. Its bearer may put it out of force and in order, not change it.
 *
 * @throws username-invalid, username-occupied, peer-invalid, public-channels-too-much
 */
export async function giveName(world: World, peer: PeerId, name: string): Promise<void> {
  checkUsernameShape(world, name);
  return world.store.write(async (tx) => {
    const names = await requireNames(tx, peer);
    if (names.some((one) => sameName(one.name, name))) refuse('username-not-modified');
    if (!(await tx.accounts.takeUsername(name, peer))) refuse('username-occupied');
    const active = names.filter((one) => one.active).length < world.limits.activeUsernames;
    // It is taken as one in force; out of force it is only kept.
    if (!active) await tx.accounts.wakeUsername(name, peer, false);
    const awake = names.filter((one) => one.active);
    await put(world, tx, peer, [...awake, { name, active }, ...names.filter((one) => !one.active)]);
  });
}

/** Takes a given name back: it is free then. @throws username-not-occupied, username-invalid for a name that its bearer chose */
export async function takeNameBack(world: World, name: string): Promise<PeerId> {
  return world.store.write(async (tx) => {
    const peer = await tx.accounts.usernameHolder(name);
    if (!peer) return refuse('username-not-occupied');
    const names = await requireNames(tx, peer);
    const found = names.find((one) => sameName(one.name, name));
    if (!found || found.editable) return refuse('username-invalid');
    await put(
      world,
      tx,
      peer,
      names.filter((one) => one !== found),
    );
    await tx.accounts.releaseUsername(name, peer);
    return peer;
  });
}

async function requireNames(tx: WriteTx, peer: PeerId): Promise<PublicName[]> {
  const kind = peerKind(peer);
  const bearer = kind === 'account' ? await tx.accounts.get(peer) : await tx.chats.get(peer);
  if (!bearer || bearer.deletedAt !== undefined || kind === 'group' || bearer.kind === 'service')
    return refuse('peer-invalid', { peer });
  return namesOf(bearer);
}

async function put(world: World, tx: WriteTx, peer: PeerId, names: readonly PublicName[]): Promise<void> {
  if (peerKind(peer) === 'account') {
    const account = await tx.accounts.get(peer);
    if (account) await putAccountNames(world, tx, account, names);
    return;
  }
  const chat = await tx.chats.get(peer);
  if (chat) await putChatNames(world, tx, chat, names, SERVICE_ACCOUNT);
}
