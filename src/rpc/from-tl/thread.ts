/** The thread or topic that a request names. Telegram Web K writes 0 or -1 for none, also of private chats, which have none. */
export function fromTlThread(topMsgId: number | undefined): number | undefined {
  return topMsgId !== undefined && topMsgId > 0 ? topMsgId : undefined;
}
