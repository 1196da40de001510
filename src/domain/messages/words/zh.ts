import type { PlaceholderWords } from './types.ts';

export const chinese: PlaceholderWords = {
  messageRemoved: '⚠ 此消息已被管理人员移除。',
  messageWithheld: '⚠ 此消息在您所在的国家或地区不可用。',
  groupClosed: '⚠ 此群组已被管理人员关闭。',
  botSuspended: '⚠ 此机器人已被管理人员停用。',
  labels: { scam: '诈骗', fake: '冒充' },
};
