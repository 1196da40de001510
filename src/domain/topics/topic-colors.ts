/** RGB of the icons that clients can draw for topics; the first is General's. */
export const topicColors = [0x6fb9f0, 0xffd67e, 0xcb86db, 0x8eee98, 0xff93b2, 0xfb6f5f] as const;
