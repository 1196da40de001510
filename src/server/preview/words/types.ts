import type { MessageMedia } from '#domain';
import type { Text } from '#lib/language/say.ts';

/** What the pages of public chats say in one language. */
export interface PreviewWords {
  readonly members: Text;
  readonly subscribers: Text;
  readonly views: Text;
  readonly open: string;
  readonly join: string;
  readonly folder: string;
  readonly joinFolder: string;
  readonly older: string;
  readonly all: string;
  readonly forwarded: string;
  readonly edited: string;
  readonly missing: string;
  readonly missingText: string;
  readonly group: string;
  readonly none: string;
  readonly media: Readonly<Record<MessageMedia['kind'], string>>;
}
