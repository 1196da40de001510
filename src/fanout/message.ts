import type { AccountId, Bus, Nudge } from '#domain';

type TransientArguments = Parameters<Bus['publishTransient']>;

/** One call of the bus, as it travels between nodes. */
export type BusMessage =
  | { kind: 'nudges'; nudges: readonly Nudge[]; changed?: readonly AccountId[] }
  | { kind: 'transient'; to: TransientArguments[0]; update: TransientArguments[1] }
  | { kind: 'keysDropped'; keyIds: readonly string[]; gone?: boolean };

/** NATS refuses messages above 1 MiB by default. */
const messageBytes = 512 * 1024;

/**
 * JSON. Messages themselves stay here; nudges that would be too long travel without their entries, which are only a
 * hint as well.
 */
export function encodeMessage(from: string, message: BusMessage): Uint8Array {
  if (message.kind !== 'nudges') return encode({ from, message });
  const nudges = message.nudges.map(({ fresh: _, ...nudge }) => nudge);
  const whole = encode({ from, message: { ...message, nudges } });
  if (whole.length <= messageBytes) return whole;
  return encode({ from, message: { ...message, nudges: nudges.map((nudge) => ({ ...nudge, entries: [] })) } });
}

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** Undefined for what no Tocsin sent. */
export function decodeMessage(bytes: Uint8Array): { from: string; message: BusMessage } | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isEnvelope(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isEnvelope(value: unknown): value is { from: string; message: BusMessage } {
  if (typeof value !== 'object' || value === null) return false;
  if (!('from' in value) || typeof value.from !== 'string' || !('message' in value)) return false;
  const { message } = value;
  if (typeof message !== 'object' || message === null || !('kind' in message)) return false;
  switch (message.kind) {
    case 'nudges':
      return 'nudges' in message && Array.isArray(message.nudges);
    case 'transient':
      return 'to' in message && 'update' in message;
    case 'keysDropped':
      return 'keyIds' in message && Array.isArray(message.keyIds);
    default:
      return false;
  }
}

/** Makes the call that the message stands for. */
export function deliverTo(bus: Bus, message: BusMessage): void {
  switch (message.kind) {
    case 'nudges':
      return bus.publish(message.nudges, message.changed);
    case 'transient':
      return bus.publishTransient(message.to, message.update);
    case 'keysDropped':
      return bus.publishKeysDropped(message.keyIds, message.gone === true);
  }
}
