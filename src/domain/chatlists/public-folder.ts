import { isWithheldAnywhere } from '../channels/public-view.ts';
import type { Chat } from '../chats/repository.ts';
import { isDomainError } from '../errors.ts';
import type { Tx, World } from '../ports.ts';
import { findChatlist } from './find-chatlist.ts';

export interface PublicFolder {
  title: string;
  chats: Chat[];
}

/** Nobody in particular: who opens a link in a browser. */
const nobody = 0;

/** What the link of a shared folder shows to somebody without an account; undefined for a link that leads nowhere. */
export async function sharedFolder(world: World, tx: Tx, slug: string): Promise<PublicFolder | undefined> {
  try {
    const { folder, peers } = await findChatlist(world, tx, nobody, slug);
    const chats = (await tx.chats.many(peers)).filter((chat) => !isWithheldAnywhere(chat));
    return { title: folder.title, chats };
  } catch (error) {
    if (isDomainError(error)) return undefined;
    throw error;
  }
}
