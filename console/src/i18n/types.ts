import type { Text } from '../../../web/src/i18n/types.ts';

/** A text in English and in Russian. */
export type Pair = readonly [Text, Text];
