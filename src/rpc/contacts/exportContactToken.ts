import { makeContactToken } from '../contact-token.ts';
import { method } from '../method.ts';

export const exportContactToken = method(
  'contacts.exportContactToken',
  async (call) => {
    const { token, expires } = makeContactToken(call, call.account);
    return { _: 'exportedContactToken', url: `${call.world.settings.httpBase}/contact/${token}`, expires };
  },
  { peopleOnly: true },
);
