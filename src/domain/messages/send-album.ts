import type { World, WriteTx } from '../ports.ts';
import type { ContentData } from './content.ts';
import { prepareContent, type SendRequest, type SendResult, sendIn } from './send-message.ts';

export type AlbumRequest = Omit<SendRequest, 'data' | 'randomId'> & {
  items: { randomId: string; data: ContentData }[];
};

/** Sends several media as one album: all or none, in order, under one album id. */
export function sendAlbum(world: World, request: AlbumRequest): Promise<SendResult[]> {
  const { items, captionLength, ...common } = request;
  const prepared = preparedAlbum(world, items, captionLength);
  const send = async (tx: WriteTx): Promise<SendResult[]> => {
    const results: SendResult[] = [];
    for (const item of prepared) results.push(await sendIn(world, tx, { ...common, ...item }));
    return results;
  };
  return world.store.write(send, { touching: [common.sender, common.peer] });
}

/** The items as they are stored, under one album id. @throws message-too-long, media-caption-too-long */
export function preparedAlbum(
  world: World,
  items: AlbumRequest['items'],
  captionLength?: number,
): AlbumRequest['items'] {
  const album = randomId64(world);
  return items.map(({ randomId, data }) => ({
    randomId,
    data: { ...prepareContent(world, data, captionLength), album },
  }));
}

/** A random signed 64-bit number in decimal. */
export function randomId64(world: World): string {
  const bytes = world.random.bytes(8);
  return new DataView(bytes.buffer, bytes.byteOffset, 8).getBigInt64(0).toString();
}
