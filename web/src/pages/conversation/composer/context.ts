import type { Message } from '../../../data/views.ts';

/** What the text in the composer is about: the message that it answers, or that it changes. */
export type Context = { is: 'reply'; message: Message; quote?: string } | { is: 'edit'; message: Message };
