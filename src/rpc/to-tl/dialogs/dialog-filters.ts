import type { tl } from '@mtcute/core';
import { type DialogFilter, dialogFilters, type PeerId, type Tx, type UpdateBody } from '#domain';
import { toTlFormatted } from '../messages/entities.ts';
import { toTlInputPeer } from '../input-peer.ts';
import type { Viewer } from '../peers.ts';

/** The account's folders, the list of all chats among them where the account put it. */
export async function toTlDialogFilters(viewer: Viewer, tx: Tx): Promise<tl.messages.RawDialogFilters> {
  const { filters, order, tags } = await dialogFilters(tx, viewer.account);
  const written = new Map(
    filters.map((filter): [number, tl.TypeDialogFilter] => [filter.id, toTlFilter(viewer, filter)]),
  );
  // It stands there without any folder too: TDLib takes an answer without it for a mistake.
  written.set(0, { _: 'dialogFilterDefault' });
  return { _: 'messages.dialogFilters', tagsEnabled: tags, filters: order.flatMap((id) => written.get(id) ?? []) };
}

/** A folder as its owner has it; `dialogFilterChatlist` once it is shared by link or came by one. */
export function toTlFilter(viewer: Viewer, filter: DialogFilter): tl.RawDialogFilter | tl.RawDialogFilterChatlist {
  const flags = Object.fromEntries(filter.flags.map((flag) => [flag, true]));
  const named = (peers: readonly PeerId[]) => peers.map((peer) => toTlInputPeer(viewer, peer));
  const common = {
    ...flags,
    id: filter.id,
    title: toTlTitle(filter),
    emoticon: filter.emoticon,
    color: filter.color,
    pinnedPeers: named(filter.pinned),
    includePeers: named(filter.include),
  };
  return filter.shared
    ? { _: 'dialogFilterChatlist', ...common, hasMyInvites: filter.shared.hasLinks }
    : { _: 'dialogFilter', ...common, excludePeers: named(filter.exclude) };
}

export const toTlTitle = ({ title, titleEntities }: DialogFilter): tl.RawTextWithEntities =>
  toTlFormatted(title, titleEntities);

export async function toTlFiltersUpdate(
  viewer: Viewer,
  tx: Tx,
  body: UpdateBody & { kind: 'dialogFilters' },
  peers: Set<PeerId>,
): Promise<tl.TypeUpdate> {
  if (body.filter === undefined && !body.order) return { _: 'updateDialogFilters' };
  const { filters, order } = await dialogFilters(tx, viewer.account);
  if (body.filter === undefined) return { _: 'updateDialogFilterOrder', order };
  const filter = filters.find(({ id }) => id === body.filter);
  if (!filter) return { _: 'updateDialogFilter', id: body.filter };
  for (const peer of [...filter.pinned, ...filter.include, ...filter.exclude]) peers.add(peer);
  return { _: 'updateDialogFilter', id: body.filter, filter: toTlFilter(viewer, filter) };
}
