import type { tl } from '@mtcute/core';
import Long from 'long';

/** Stands where the schema wants a document and there is none. */
export const emptyDocument: tl.RawDocumentEmpty = { _: 'documentEmpty', id: Long.ZERO };
