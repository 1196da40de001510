import type { PeerId } from '#domain';
import type { Language } from '#lib/language/languages.ts';
import type { RpcContext } from '../context.ts';

/** For whom objects are written: access hashes, names and visible fields depend on it. */
export interface Viewer extends Pick<RpcContext, 'world' | 'hashes' | 'users'> {
  readonly account: number;
  /** Privacy mode decides what a bot sees in groups. */
  readonly isBot?: boolean;
  /** What the reader's program named; English where nobody in particular reads. */
  readonly language?: Language;
  /** Chats that the viewer may look at without being in them, as they hold an invitation. */
  readonly preview?: ReadonlySet<PeerId>;
}
