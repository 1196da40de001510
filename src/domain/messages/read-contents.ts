import type { AccountId, MessageId } from '../ids.ts';
import type { World } from '../ports.ts';
import { idsByPeer } from './delete-messages.ts';
import { refreshDialog } from '../dialogs/refresh-dialog.ts';
import { logAt } from '../updates/append-update.ts';
import { startMediaTimer } from './timed-media.ts';

/**
 * Voice and round video of others were played, what goes after a while was opened, mentions and reactions to own messages
 * were seen; senders in private chats learn it.
 */
export function readMessageContents(
  world: World,
  request: { account: AccountId; ids: readonly MessageId[]; session?: string | undefined },
): Promise<{ pts: number; ptsCount: number }> {
  return world.store.write(async (tx) => {
    const { account } = request;
    const nowS = world.clock.nowS();
    const asked = await tx.messages.get(account, request.ids);
    const messages = asked.filter((message) => message.mediaUnread && !message.out);
    const played = await tx.messages.markContentsRead(
      account,
      messages.map(({ id }) => id),
    );
    const reactedTo: MessageId[] = [];
    for (const [peer, of] of idsByPeer(asked)) reactedTo.push(...(await tx.reactions.readUnread(account, peer, of)));
    const ids = [...played, ...reactedTo].sort((a, b) => a - b);
    if (ids.length === 0) return { pts: (await tx.updates.advance(account, 0, 0)).pts, ptsCount: 0 };
    for (const peer of new Set(messages.map((message) => message.peer))) await refreshDialog(tx, account, peer);
    const state = await tx.updates.advance(account, ids.length, 0);
    await logAt(tx, account, state.pts, ids.length, nowS, { kind: 'readContents', ids }, request.session);
    for (const message of messages) {
      await startMediaTimer(tx, account, message, nowS);
      const sender = message.content.sender;
      if (sender <= 0 || sender === account) continue;
      const place = await tx.messages.placeIn(sender, message.content.id);
      if (place === undefined) continue;
      if ((await tx.messages.markContentsRead(sender, [place])).length === 0) continue;
      const theirs = await tx.updates.advance(sender, 1, 0);
      await logAt(tx, sender, theirs.pts, 1, nowS, { kind: 'readContents', ids: [place] }, undefined);
    }
    return { pts: state.pts, ptsCount: ids.length };
  });
}
