import type { tl } from '@mtcute/core';
import {
  type AccountId,
  bareId,
  type BusListener,
  type LogEntry,
  type MailboxId,
  type Message,
  type Nudge,
  peerKind,
  type TransientUpdate,
} from '#domain';
import type { SessionRef } from '#wire';
import type { RpcContext } from './context.ts';
import type { PushSession } from './sessions.ts';
import type { Language } from '#lib/language/languages.ts';
import { toTlCounter, toTlTransient } from './to-tl/updates/transient.ts';
import { type TlUpdates, toTlUpdates } from './to-tl/updates/updates.ts';

/**
 * Tells this node's sessions of each nudged mailbox what happened: read once, written once per layer, encrypted per
 * session by the wire. Nudges of one mailbox are told in order.
 */
export function createPush(context: RpcContext, log: (event: Record<string, unknown>) => void): BusListener {
  const tails = new Map<MailboxId, Promise<void>>();

  function enqueue(mailbox: MailboxId, work: () => Promise<void>, instead?: () => void): void {
    const before = tails.get(mailbox) ?? Promise.resolve();
    const tail = before.then(work).catch((error: unknown) => {
      log({ event: 'push-failed', error: String(error) });
      instead?.();
    });
    tails.set(mailbox, tail);
    void tail.then(() => {
      if (tails.get(mailbox) === tail) tails.delete(mailbox);
    });
  }

  return {
    nudges(nudges) {
      for (const [mailbox, together] of byMailbox(nudges)) {
        // A change of membership is told to the account itself before anything else is pushed to it.
        if (joinsOrLeaves(together)) context.audiences.refresh(mailbox);
        const isChannel = peerKind(mailbox) === 'channel';
        if (!isChannel && !hasSession(context, mailbox)) continue;
        const ask = () => tellToAsk(context, mailbox);
        const push = isChannel ? pushToChannel : pushToAccount;
        enqueue(mailbox, () => push(context, mailbox, together), ask);
        // A nudge without entries: what happened was too long for the way here, or nobody knows whether it did.
        if (together.some(({ entries }) => entries.length === 0)) enqueue(mailbox, async () => ask());
      }
    },
    accountsChanged: (accounts) => context.users.changed(accounts),
    transient(to, update) {
      if (update.kind === 'postViews' || update.kind === 'postForwards') {
        pushCounter(context, update);
        return;
      }
      const accounts = 'chat' in to ? context.audiences.online(to.chat) : to;
      for (const account of accounts) {
        if ('chat' in to && to.except === account) continue;
        if (hasSession(context, account)) enqueue(account, () => pushTransient(context, account, update));
      }
    },
    keysDropped(keyIds, gone = false) {
      // From here on every request of these devices is refused.
      const ended = keyIds.flatMap((keyId) => {
        context.keys.forget(keyId);
        return context.sessions.removeKey(keyId);
      });
      for (const session of ended) context.keys.forget(session.ref.keyId);
      if (gone) context.wire.dropKeys(keyIds);
      void tellEnded(context, ended);
    },
  };
}

const toldPerTurn = 20;

/** They ask for what they missed, and learn so that they are signed out. Others have their turn between a few of them. */
async function tellEnded(context: RpcContext, ended: readonly PushSession[]): Promise<void> {
  for (let from = 0; from < ended.length; from += toldPerTurn) {
    if (from > 0) await new Promise((resolve) => setImmediate(resolve));
    send(context, ended.slice(from, from + toldPerTurn), { _: 'updatesTooLong' });
  }
}

/** What happened cannot be told: those who listen are told to ask for it. */
function tellToAsk(context: RpcContext, mailbox: MailboxId): void {
  const isChannel = peerKind(mailbox) === 'channel';
  const accounts = isChannel ? context.audiences.online(mailbox) : [mailbox];
  const sessions = accounts.flatMap((account) =>
    [...context.sessions.of(account)].filter((session) => session.wantsUpdates),
  );
  if (!isChannel) return send(context, sessions, { _: 'updatesTooLong' });
  const update: tl.TypeUpdate = { _: 'updateChannelTooLong', channelId: bareId(mailbox) };
  send(context, sessions, {
    _: 'updates',
    updates: [update],
    users: [],
    chats: [],
    date: context.world.clock.nowS(),
    seq: 0,
  });
}

const joinsOrLeaves = (nudges: readonly Nudge[]): boolean =>
  nudges.some(({ mailbox, entries }) => mailbox > 0 && entries.some(({ body }) => body.kind === 'channel'));

const hasSession = (context: RpcContext, account: AccountId): boolean => {
  for (const session of context.sessions.of(account)) if (session.wantsUpdates) return true;
  return false;
};

function byMailbox(nudges: readonly Nudge[]): Map<MailboxId, Nudge[]> {
  const groups = new Map<MailboxId, Nudge[]>();
  for (const nudge of nudges) {
    const group = groups.get(nudge.mailbox);
    if (group) group.push(nudge);
    else groups.set(nudge.mailbox, [nudge]);
  }
  return groups;
}

async function pushToAccount(context: RpcContext, account: AccountId, nudges: readonly Nudge[]): Promise<void> {
  // Sessions that asked for a change themselves leave out those entries and get the rest.
  const excepted = new Set(nudges.flatMap((nudge) => (nudge.exceptSession ? [nudge.exceptSession] : [])));
  const plain: PushSession[] = [];
  for (const session of context.sessions.of(account)) {
    if (!session.wantsUpdates) continue;
    const { name } = session;
    if (!excepted.has(name)) plain.push(session);
    else
      await write(
        context,
        account,
        [session],
        nudges.filter((nudge) => nudge.exceptSession !== name),
      );
  }
  await write(context, account, plain, nudges);
}

/** With more viewers than this a post is written once for nobody in particular, and not once for each. */
const personalViewers = 20;

/** Tells the online members of a supergroup or channel. Offline ones cost nothing: they ask for the difference. */
async function pushToChannel(context: RpcContext, channel: MailboxId, nudges: readonly Nudge[]): Promise<void> {
  const online = await context.audiences.load(channel);
  const entries = nudges.flatMap((nudge) => nudge.entries);
  const many = online.length > personalViewers;
  const edited = many ? await editedAmong(context, channel, entries) : [];
  // A message that is withheld in some countries is written for each reader alone.
  const isWithheld = edited.some(({ content }) => (content.marks?.countries.length ?? 0) > 0);
  const personal = !many || isWithheld;
  const concerned = personal ? new Set() : await concernedBy(context, channel, entries);
  const excepted = new Set(nudges.flatMap((nudge) => (nudge.exceptSession ? [nudge.exceptSession] : [])));
  const everybody: PushSession[] = [];
  for (const account of online) {
    const wanting: PushSession[] = [];
    let isAlone = personal || concerned.has(account);
    for (const session of context.sessions.of(account)) {
      if (!session.wantsUpdates) continue;
      // What a bot sees depends on its privacy mode, and the author has part of it in an answer.
      if (session.isBot) isAlone = true;
      if (excepted.size > 0 && excepted.has(session.name)) isAlone = true;
      else wanting.push(session);
    }
    if (isAlone) await write(context, account, wanting, nudges, channel);
    else for (const session of wanting) everybody.push(session);
  }
  const hasPlaceholder = edited.some(({ content }) => content.takenDown || content.marks);
  for (const together of hasPlaceholder ? byLanguage(everybody) : [everybody])
    await writeAlike(context, 0, together, nudges, channel);
}

/** Messages of the channel that were edited, as the safety desk edits them. */
async function editedAmong(
  context: RpcContext,
  channel: MailboxId,
  entries: readonly LogEntry[],
): Promise<readonly Message[]> {
  const ids = entries.flatMap(({ body }) => (body.kind === 'editMessage' ? [body.id] : []));
  return ids.length === 0 ? [] : context.world.store.read((tx) => tx.messages.get(channel, ids));
}

/** Sessions whose programs speak the same language: what stands in place of a message is written for each. */
function byLanguage(sessions: readonly PushSession[]): Iterable<PushSession[]> {
  const groups = new Map<Language | undefined, PushSession[]>();
  for (const session of sessions) {
    const group = groups.get(session.language);
    if (group) group.push(session);
    else groups.set(session.language, [session]);
  }
  return groups.values();
}

/** Whom new messages mention, and to whose messages somebody reacted: they get them written for themselves. */
async function concernedBy(
  context: RpcContext,
  channel: MailboxId,
  entries: readonly LogEntry[],
): Promise<ReadonlySet<AccountId>> {
  const ids = entries.flatMap(({ body }) => (body.kind === 'newMessage' ? [body.id] : []));
  const reactedTo = entries.flatMap(({ body }) => (body.kind === 'reactions' ? [body.id] : []));
  if (ids.length + reactedTo.length === 0) return new Set();
  return context.world.store.read(async (tx) => {
    const mentioned = ids.length > 0 ? await tx.mentions.mentioned(channel, ids) : [];
    const authors = (await tx.messages.get(channel, reactedTo)).map(({ content }) => content.sender);
    return new Set([...mentioned, ...authors]);
  });
}

/** Tells sessions of one account, each in its language. */
async function write(
  context: RpcContext,
  account: AccountId,
  sessions: readonly PushSession[],
  nudges: readonly Nudge[],
  mailbox: MailboxId = account,
): Promise<void> {
  for (const together of byLanguage(sessions)) await writeAlike(context, account, together, nudges, mailbox);
}

/** Writes once for sessions to which it is all the same. */
async function writeAlike(
  context: RpcContext,
  account: AccountId,
  sessions: readonly PushSession[],
  nudges: readonly Nudge[],
  mailbox: MailboxId,
): Promise<void> {
  const [first] = sessions;
  const entries = nudges.flatMap((nudge) => nudge.entries);
  if (!first || entries.length === 0) return;
  const fresh = nudges.flatMap((nudge) => nudge.fresh ?? []);
  const { isBot, language = 'en' } = first;
  const viewer = { ...context, account, isBot, language };
  const written = await context.world.store.read((tx) => toTlUpdates(viewer, tx, mailbox, entries, fresh));
  if (written.updates.length > 0) send(context, sessions, wrap(context, written));
}

/** One writing serves all who are online: counters are the same for everybody. */
function pushCounter(context: RpcContext, update: Parameters<typeof toTlCounter>[0]): void {
  const sessions = context.audiences
    .online(update.chat)
    .flatMap((account) => [...context.sessions.of(account)].filter((session) => session.wantsUpdates));
  if (sessions.length === 0) return;
  send(context, sessions, { _: 'updateShort', update: toTlCounter(update), date: context.world.clock.nowS() });
}

async function pushTransient(context: RpcContext, account: AccountId, update: TransientUpdate): Promise<void> {
  const sessions = [...context.sessions.of(account)].filter(
    (session) => session.wantsUpdates && (update.kind !== 'loginToken' || session.keyId === update.keyId),
  );
  const written = await context.world.store.read((tx) => toTlTransient({ ...context, account }, tx, update));
  if (written) send(context, sessions, { _: 'updateShort', update: written, date: context.world.clock.nowS() });
}

const wrap = (context: RpcContext, written: TlUpdates): tl.TypeUpdates => ({
  _: 'updates',
  ...written,
  date: context.world.clock.nowS(),
  seq: 0,
});

/** Writes once per layer and hands the bytes to the wire. */
export function send(context: RpcContext, sessions: readonly PushSession[], updates: tl.TypeUpdates): void {
  const byLayer = new Map<number, SessionRef[]>();
  for (const session of sessions) {
    const refs = byLayer.get(session.layer);
    if (refs) refs.push(session.ref);
    else byLayer.set(session.layer, [session.ref]);
  }
  for (const [layer, refs] of byLayer) context.wire.push(refs, context.codec.write(updates, layer));
}
