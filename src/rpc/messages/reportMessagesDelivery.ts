import { method } from '../method.ts';

/** Delivery is told by acknowledgements, and by nothing beside them. */
export const reportMessagesDelivery = method('messages.reportMessagesDelivery', async () => true, { peopleOnly: true });
