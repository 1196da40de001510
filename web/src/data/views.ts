/**
 * What the pages show, in plain data that survives the way between worker and page.
 *
 * A peer id is "marked" as in other clients: people are positive, basic groups negative,
 * supergroups and channels below −10¹². Times are Unix seconds. Big integers are decimal strings.
 */
export * from './views/chats.ts';
export * from './views/dialogs.ts';
export * from './views/files.ts';
export * from './views/media.ts';
export * from './views/messages.ts';
export * from './views/peers.ts';
export * from './views/rights.ts';
export * from './views/stats.ts';
