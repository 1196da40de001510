import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';

/** Nobody here asks for a subscription or a payment before a message. */
export const getRequirementsToContact = method('users.getRequirementsToContact', async (call, request) =>
  request.id.map((user) => {
    fromTlUser(call, user);
    return { _: 'requirementToContactEmpty' };
  }),
);
