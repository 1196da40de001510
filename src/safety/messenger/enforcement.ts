import { type Account, type Chat, keysOf, tellAboutAccount, tellMembers, type World, type WriteTx } from '#domain';
import type { Json } from '#lib/canonical-json.ts';
import { slotsOf } from '../enforcement/slots.ts';
import { refuseSafety } from '../errors.ts';
import type { Digest, Enforcement, SafetyTx, SlotChange } from '../ports.ts';
import type { SubjectRef } from '../subjects.ts';
import { governed, type GovernedChange, withoutSlot, withSlot } from './enforced.ts';
import { previewEffects } from './preview.ts';
import { setFileRemoved } from './set-file-removed.ts';
import { stateOf } from './state.ts';
import { markMessage, unmarkMessage } from './mark-message.ts';
import { accountOf, chatOf, mediaOf, messageOf } from './subjects.ts';
import { restoreMessage, takeDownMessage } from './take-down-message.ts';
import { domainOf, writeOf } from './tx.ts';
import { banUsername, unbanUsername } from './usernames.ts';
import { rememberLanguage } from './language.ts';

/** Enforcement over the messenger: every effect and the updates that show it commit with the decision. */
export function messengerEnforcement(world: World, digest: Digest): Enforcement {
  return {
    apply: (tx, change) => apply(world, tx, change),
    undo: (tx, change) => undo(world, tx, change),
    prepare: (tx, change) => prepare(world, tx, change),
    strike: (tx, accounts) => strike(world, tx, accounts),
    announce: (tx, subject) => announce(world, tx, subject),
    preview: (tx, subject, action) => previewEffects(tx, subject, slotsOf(action, subject.kind), action.kind),
    stateDigest: async (tx, subject) => digest(await stateOf(domainOf(tx), subject)),
  };
}

const usernameIn = (slot: string): string | undefined => /^username:(.+)$/.exec(slot)?.[1];

async function apply(world: World, tx: SafetyTx, change: SlotChange): Promise<{ readonly undo: Json }> {
  const { subject, slot } = change;
  const write = writeOf(tx);
  const nowS = world.clock.nowS();
  const note = { atS: nowS, reason: change.publicReason };
  const name = usernameIn(slot);
  switch (subject.kind) {
    case 'account':
    case 'bot': {
      const account = await accountOf(write, subject);
      const banned = name === undefined ? undefined : await banUsername(write, subject, name);
      if (!banned) await putAccount(write, account, withSlot(account, slot, note));
      if (slot === 'suspend') await shutOut(tx, write, account);
      await tellAboutAccount(world, write, account.id);
      return banned ?? { undo: null };
    }
    case 'chat': {
      const chat = await chatOf(write, subject);
      const banned = name === undefined ? undefined : await banUsername(write, subject, name);
      if (!banned) await putChat(write, chat, withSlot(chat, slot, note));
      await tellMembers(world, write, chat.id, { kind: 'chat', chat: chat.id });
      return banned ?? { undo: null };
    }
    case 'message': {
      const message = await messageOf(write, subject);
      if (slot === 'takedown') return takeDownMessage(write, nowS, message);
      await markMessage(write, nowS, message, slot, true);
      return { undo: null };
    }
    case 'media': {
      const media = await mediaOf(write, subject);
      if (slot !== 'takedown')
        return refuseSafety('action-not-applicable', { action: change.kind, subjectKind: 'media' });
      await setFileRemoved(world, write, media.digest, true);
      return { undo: null };
    }
  }
}

async function prepare(world: World, tx: SafetyTx, change: SlotChange): Promise<{ readonly undo: Json }> {
  const { subject, slot, kind, publicReason } = change;
  if ((subject.kind !== 'account' && subject.kind !== 'bot') || slot !== 'suspend')
    return refuseSafety('action-not-applicable', { action: kind, subjectKind: subject.kind });
  const write = writeOf(tx);
  const account = await accountOf(write, subject);
  const { suspendedAt } = account;
  const noted = withSlot(account, slot, { atS: world.clock.nowS(), reason: publicReason });
  await putAccount(write, account, { ...noted, suspendedAt });
  await rememberLanguage(write, account);
  return { undo: null };
}

async function strike(world: World, tx: SafetyTx, accounts: readonly number[]): Promise<void> {
  const write = writeOf(tx);
  await write.accounts.suspendAll(accounts, world.clock.nowS());
  tx.dropKeys?.(await write.auth.keysOfAll(accounts));
}

/** Its devices are closed once more: one may have signed in between the strike and now. */
async function announce(world: World, tx: SafetyTx, subject: SubjectRef): Promise<void> {
  if (subject.kind !== 'account' && subject.kind !== 'bot') return;
  const write = writeOf(tx);
  tx.dropKeys?.(await keysOf(write, subject.id));
  await tellAboutAccount(world, write, subject.id);
}

/** Every door refuses the account from this transaction on; the sockets of its devices are closed after it. */
async function shutOut(tx: SafetyTx, write: WriteTx, account: Account): Promise<void> {
  await rememberLanguage(write, account);
  tx.dropKeys?.(await keysOf(write, account.id));
}

async function undo(world: World, tx: SafetyTx, change: SlotChange & { readonly undo: Json }): Promise<void> {
  const { subject, slot } = change;
  const write = writeOf(tx);
  const name = usernameIn(slot);
  if (subject.kind === 'message') {
    if (slot === 'takedown') await restoreMessage(write, world.clock.nowS(), change.undo);
    else await unmarkMessage(write, world.clock.nowS(), subject, slot);
    return;
  }
  if (subject.kind === 'media') {
    const media = await write.media.getRemovedToo(subject.id);
    if (media) await setFileRemoved(world, write, media.digest, false);
    return;
  }
  if (name !== undefined) await unbanUsername(write, subject, name);
  if (subject.kind === 'chat') {
    const chat = await write.chats.get(subject.id);
    const next = chat && withoutSlot(chat, slot);
    if (chat && next) await putChat(write, chat, next);
    if (chat) await tellMembers(world, write, chat.id, { kind: 'chat', chat: chat.id });
    return;
  }
  const account = await write.accounts.get(subject.id);
  const next = account && withoutSlot(account, slot);
  if (account && next) await putAccount(write, account, next);
  if (account) await tellAboutAccount(world, write, account.id);
}

const putAccount = (tx: WriteTx, account: Account, change: GovernedChange): Promise<void> =>
  tx.accounts.update(governed(account, change));

const putChat = (tx: WriteTx, chat: Chat, change: GovernedChange): Promise<void> =>
  tx.chats.update(governed(chat, change));
