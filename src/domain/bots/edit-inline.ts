import { refuse } from '../errors.ts';
import type { AccountId, ContentId } from '../ids.ts';
import type { Entity, LinkPreview, MessageMedia } from '../messages/content.ts';
import { changedContent, logToAllCopies } from '../messages/edit-message.ts';
import type { ReplyMarkup } from '../messages/keyboard.ts';
import { prepareContent } from '../messages/send-message.ts';
import { storedKinds } from '../messages/stored-kinds.ts';
import type { World } from '../ports.ts';

export interface InlineEdit {
  bot: AccountId;
  content: ContentId;
  text?: string;
  entities?: Entity[];
  media?: MessageMedia;
  markup?: ReplyMarkup;
  invertMedia?: boolean;
  noWebPage?: boolean;
  preview?: LinkPreview | undefined;
}

/**
 * A bot changes a message that was sent via it, for everybody who has it.
 *
 * @throws message-id-invalid, message-not-modified, message-empty
 */
export function editInlineMessage(world: World, edit: InlineEdit): Promise<void> {
  return world.store.write(async (tx) => {
    const nowS = world.clock.nowS();
    const content = await tx.messages.content(edit.content);
    if (!content || content.viaBot !== edit.bot || content.takenDown) return refuse('message-id-invalid');
    const [place] = await tx.messages.places(content.id);
    const [message] = place ? await tx.messages.get(place.mailbox, [place.id]) : [];
    if (!message) return refuse('message-id-invalid');
    const { id: _id, sender: _sender, date: _date, editDate: _edited, ...before } = content;
    const after = prepareContent(world, changedContent(before, edit));
    if (JSON.stringify(after) === JSON.stringify(before)) refuse('message-not-modified');
    await tx.messages.updateContent(content.id, after, nowS);
    await tx.search.markChanged(content.id);
    await tx.messages.setMediaKinds(content.id, (await storedKinds(tx, after)).kinds);
    await logToAllCopies(tx, message, nowS, 'editMessage', undefined);
  });
}
