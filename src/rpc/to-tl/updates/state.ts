import type { tl } from '@mtcute/core';
import type { CommonState } from '#domain';

/** `seq` stays 1 and pushes carry 0: order is kept by pts alone, and clients then do not check seq. */
export const toTlState = (state: CommonState): tl.updates.RawState => ({
  _: 'updates.state',
  pts: state.pts,
  qts: 0,
  date: state.date,
  seq: 1,
  unreadCount: state.unread,
});
