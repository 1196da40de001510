import Long from 'long';
import { method } from '../method.ts';

/** How links are opened stays on the device. */
export const getWebBrowserSettings = method(
  'account.getWebBrowserSettings',
  async () => ({ _: 'account.webBrowserSettings', externalExceptions: [], inappExceptions: [], hash: Long.ZERO }),
  { peopleOnly: true },
);
