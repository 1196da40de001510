export { createInProcessBus } from './in-process.ts';
export { type BusMessage, decodeMessage, deliverTo, encodeMessage } from './message.ts';
export { createNatsBus, type NatsBusOptions } from './nats.ts';
