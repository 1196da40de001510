import type { PlaceholderWords } from './types.ts';

export const english: PlaceholderWords = {
  messageRemoved: '⚠ This message was removed by the moderators.',
  messageWithheld: '⚠ This message is not available in your country.',
  groupClosed: '⚠ This group is closed by the moderators.',
  botSuspended: '⚠ This bot is suspended by the moderators.',
  labels: { scam: 'scam', fake: 'fake' },
};
