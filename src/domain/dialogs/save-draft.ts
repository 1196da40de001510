import type { AccountId, PeerId } from '../ids.ts';
import { normaliseText } from '../messages/normalise-text.ts';
import type { World } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import { emptyDialog } from './get-dialogs.ts';
import type { Draft } from './repository.ts';

/** Keeps or, with an empty text and no reply, removes the draft of a chat. */
export function saveDraft(
  world: World,
  request: { account: AccountId; peer: PeerId; draft: Omit<Draft, 'date'>; session?: string | undefined },
): Promise<void> {
  const { account, peer } = request;
  const { text, entities } = normaliseText(
    { text: request.draft.text, entities: request.draft.entities ?? [] },
    world.limits,
    world.limits.textLength,
  );
  return world.store.write(async (tx) => {
    const nowS = world.clock.nowS();
    const dialog = (await tx.dialogs.get(account, peer)) ?? emptyDialog(account, peer);
    const { draft: before, ...rest } = dialog;
    const empty = text === '' && request.draft.replyTo === undefined;
    if (empty && !before) return;
    const draft: Draft = { ...request.draft, text, ...(entities.length > 0 ? { entities } : {}), date: nowS };
    if (entities.length === 0) delete draft.entities;
    await tx.dialogs.put(empty ? rest : { ...rest, draft });
    await appendUpdate(tx, account, nowS, { kind: 'draft', peer }, { exceptSession: request.session });
  });
}

/** Removes every draft of the account. */
export function clearAllDrafts(world: World, account: AccountId): Promise<void> {
  return world.store.write(async (tx) => {
    for (const dialog of await tx.dialogs.withDrafts(account)) {
      const { draft: _, ...rest } = dialog;
      await tx.dialogs.put(rest);
      await appendUpdate(tx, account, world.clock.nowS(), { kind: 'draft', peer: dialog.peer });
    }
  });
}
