import { isAdmin } from '../chats/check-group-send.ts';
import { languageSpokenBy } from '../auth/language.ts';
import { refuse } from '../errors.ts';
import { type AccountId, type PeerId, peerKind } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import { changeBot } from './change-bot.ts';

export interface BotCommand {
  command: string;
  description: string;
}

/** To whom a list of commands is shown. */
export type CommandScope =
  | { kind: 'default' | 'people' | 'groups' | 'groupAdmins' }
  | { kind: 'chat' | 'chatAdmins'; peer: PeerId }
  | { kind: 'chatMember'; peer: PeerId; account: AccountId };

const commandShape = /^[a-z0-9_]{1,32}$/;
const descriptionLength = 256;
const langShape = /^(?:[a-z]{2})?$/;

/** @throws lang-code-invalid */
export function checkLang(lang: string): void {
  if (!langShape.test(lang)) refuse('lang-code-invalid');
}

function settingOf(scope: CommandScope, lang: string): string {
  const place = 'peer' in scope ? `:${scope.peer}` : '';
  const who = 'account' in scope ? `:${scope.account}` : '';
  return `commands:${scope.kind}${place}${who}/${lang}`;
}

/**
 * Sets the commands that a bot offers in a scope and language; an empty list takes them away, so that those of the
 * next wider scope are shown.
 *
 * @throws bot-command-invalid, bot-command-description-invalid, lang-code-invalid, limit-invalid
 */
export async function setCommands(
  world: World,
  request: { bot: AccountId; scope: CommandScope; lang: string; commands: readonly BotCommand[] },
): Promise<void> {
  const { bot, scope, lang } = request;
  checkLang(lang);
  if (request.commands.length > world.limits.botCommands) refuse('limit-invalid');
  const commands = request.commands.map(readCommand);
  await changeBot(world, bot, async (tx) => {
    const key = settingOf(scope, lang);
    const before = (await tx.accounts.setting<BotCommand[]>(bot, key)) ?? [];
    if (JSON.stringify(before) === JSON.stringify(commands)) return undefined;
    if (commands.length === 0) await tx.accounts.removeSetting(bot, key);
    else await tx.accounts.putSetting(bot, key, commands);
    return {};
  });
}

function readCommand({ command, description }: BotCommand): BotCommand {
  const name = command.replace(/^\//, '').toLowerCase();
  const text = description.trim().toWellFormed();
  if (!commandShape.test(name)) refuse('bot-command-invalid');
  if (text === '' || text.length > descriptionLength) refuse('bot-command-description-invalid');
  return { command: name, description: text };
}

/** The commands of exactly this scope and language. */
export async function getCommands(tx: Tx, bot: AccountId, scope: CommandScope, lang: string): Promise<BotCommand[]> {
  return (await tx.accounts.setting<BotCommand[]>(bot, settingOf(scope, lang))) ?? [];
}

/**
 * What a person is offered in a chat: of the narrowest scope that says anything, in their language where it does
 * (https://core.telegram.org/bots/api#determining-list-of-commands).
 */
export async function commandsFor(
  tx: Tx,
  bot: AccountId,
  viewer: { account: AccountId; peer: PeerId; lang: string },
): Promise<BotCommand[]> {
  const { account, peer } = viewer;
  const all = new Map((await tx.accounts.settings<BotCommand[]>(bot, 'commands:')).map((row) => [row.key, row.value]));
  if (all.size === 0) return [];
  for (const scope of await scopesFor(tx, account, peer)) {
    for (const lang of new Set([viewer.lang, ''])) {
      const found = all.get(settingOf(scope, lang));
      if (found) return found;
    }
  }
  return [];
}

async function scopesFor(tx: Tx, account: AccountId, peer: PeerId): Promise<CommandScope[]> {
  if (peerKind(peer) === 'account') return [{ kind: 'chat', peer: account }, { kind: 'people' }, { kind: 'default' }];
  const member = await tx.chats.member(peer, account);
  const admin = member !== undefined && isAdmin(member);
  return [
    { kind: 'chatMember', peer, account },
    ...(admin ? [{ kind: 'chatAdmins', peer } as const] : []),
    { kind: 'chat', peer },
    ...(admin ? [{ kind: 'groupAdmins' } as const] : []),
    { kind: 'groups' },
    { kind: 'default' },
  ];
}

/** The language in which a person's newest device speaks, two letters; empty when it is not known. */
export const languageOf = async (tx: Tx, account: AccountId): Promise<string> =>
  (await languageSpokenBy(tx, account)).slice(0, 2).toLowerCase();
