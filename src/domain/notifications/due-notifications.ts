import { type PushDevice, pushPrefix } from '../accounts/devices.ts';
import { type NotifySettings, scopeName } from '../accounts/notify-settings.ts';
import { isClosedTo } from '../chats/is-withheld.ts';
import { type AccountId, peerKind, type PeerId } from '../ids.ts';
import type { Message } from '../messages/content.ts';
import type { Nudge, Tx } from '../ports.ts';

/** Somebody is to be told of a message on their devices. */
export interface DueNotification {
  account: AccountId;
  /** The chat as this account sees it. */
  peer: PeerId;
  message: Message;
  mentioned: boolean;
  /** The account lets its notifications show what was written. */
  preview: boolean;
  devices: PushDevice[];
}

/**
 * Who is to be notified of what a commit brought, among accounts that have registered devices. Nobody is told of their
 * own messages, of silent ones, of lines that the chat itself writes, of a muted chat that does not mention them, or of
 * what the safety desk closed to them.
 */
export async function dueNotifications(
  tx: Tx,
  { mailbox, entries, fresh }: Nudge,
  holders: ReadonlySet<AccountId>,
  nowS: number,
): Promise<DueNotification[]> {
  const ids = entries.flatMap(({ body }) => (body.kind === 'newMessage' ? [body.id] : []));
  if (ids.length === 0 || holders.size === 0) return [];
  const shared = peerKind(mailbox) === 'channel';
  if (!shared && !holders.has(mailbox)) return [];
  const found = fresh ? [fresh] : await tx.messages.get(mailbox, ids);
  const messages = found.filter(({ out, content }) => !content.action && !content.silent && (shared || !out));
  const due: DueNotification[] = [];
  for (const message of messages) {
    const accounts = shared ? await membersToTell(tx, message, holders) : [mailbox];
    for (const account of accounts) {
      const mentioned = shared ? await isMentioned(tx, message, account) : message.mentioned;
      const rules = await rulesOf(tx, account, message.peer);
      if ((rules.muteUntil ?? 0) > nowS && !mentioned) continue;
      if (await isShutOut(tx, account, message.peer)) continue;
      const devices = await tx.accounts.settings<PushDevice>(account, pushPrefix);
      due.push({
        account,
        peer: message.peer,
        message,
        mentioned,
        preview: rules.showPreviews ?? true,
        devices: devices.map(({ value }) => value),
      });
    }
  }
  return due;
}

/** Whether the safety desk suspended the account, or closed the chat to it: what is said there is not for it now. */
async function isShutOut(tx: Tx, account: AccountId, peer: PeerId): Promise<boolean> {
  if ((await tx.accounts.get(account))?.suspendedAt !== undefined) return true;
  const chat = peer < 0 ? await tx.chats.get(peer) : undefined;
  return chat !== undefined && (await isClosedTo(tx, chat, account));
}

async function membersToTell(tx: Tx, { mailbox, content }: Message, holders: ReadonlySet<AccountId>) {
  const members = await tx.chats.membersAmong(mailbox, [...holders]);
  return members.filter((account) => account !== content.sender && account !== content.author);
}

async function isMentioned(tx: Tx, { mailbox, id }: Message, account: AccountId): Promise<boolean> {
  return (await tx.mentions.mentioned(mailbox, [id])).includes(account);
}

/** What the account set for this chat, with its general rule behind it. */
async function rulesOf(tx: Tx, account: AccountId, peer: PeerId): Promise<NotifySettings> {
  const kind = peer > 0 ? 'users' : (await tx.chats.get(peer))?.kind === 'channel' ? 'broadcasts' : 'chats';
  const general = `notify:${kind}`;
  const own = `notify:${scopeName({ kind: 'peer', peer })}`;
  const rows = await tx.accounts.settingsAmong<NotifySettings>([account], [general, own]);
  const of = (name: string) => rows.find(({ key }) => key === name)?.value ?? {};
  return { ...of(general), ...of(own) };
}
