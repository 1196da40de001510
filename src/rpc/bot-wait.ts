/** So long a person waits for a bot; clients give up themselves soon after. */
const botWaitMs = 15_000;

/** Ends the wait for a bot's answer: in time, or when the asking device is gone. */
export const botWait = (signal: AbortSignal): AbortSignal => AbortSignal.any([signal, AbortSignal.timeout(botWaitMs)]);
