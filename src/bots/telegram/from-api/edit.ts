import type { Message as ApiMessage } from '@grammyjs/types';
import { type Content, editInlineMessage, editMessage, type EditRequest } from '#domain';
import { badRequest } from '../api-error.ts';
import type { Call } from '../context.ts';
import { inlineTarget } from '../inline-id.ts';
import { requireMessageId, requirePeer } from './chat.ts';
import { readInlineMarkup } from './reply-markup.ts';
import { requireMessageOf, showMessage } from './send.ts';

type Change = Omit<EditRequest, 'account' | 'peer' | 'id' | 'markup' | 'session'>;

/**
 * Changes a message of the bot, or one that was sent via it. `change` is asked for what is to be different and may refuse
 * what the message is.
 */
export async function edit(
  call: Call,
  change: (before: Content) => Change | Promise<Change>,
): Promise<(ApiMessage & { edit_date: number }) | true> {
  const { bot, world } = call;
  const markup = readInlineMarkup(call.args);
  const content = inlineTarget(call);
  if (content !== undefined) {
    const before = await world.store.read((tx) => tx.messages.content(content));
    if (!before || before.viaBot !== bot.id) throw badRequest('message to edit not found');
    await editInlineMessage(world, { bot: bot.id, content, ...(await change(before)), ...markup });
    return true;
  }
  const peer = await requirePeer(call, 'look');
  const id = requireMessageId(call);
  const message = await requireMessageOf(call, peer, id, 'edit');
  const changed = await change(message.content);
  await editMessage(world, { account: bot.id, peer, id, ...changed, ...markup });
  const shown = await showMessage(call, message.mailbox, id);
  return { ...shown, edit_date: shown.edit_date ?? shown.date };
}
