import type { SafetyContext, SafetyTx, SlotChange } from '../ports.ts';
import type { Decision, Slot } from './types.ts';

/** What of a decision its slots need; an operation strikes with it before the whole decision is written. */
export type SlotHolder = Pick<Decision, 'id' | 'subject' | 'subjectKey' | 'slots' | 'action' | 'untilMs' | 'ground'>;

const slotKeyOf = (decision: SlotHolder, slot: Slot): string => `${decision.subjectKey}|${slot}`;

function changeOf(decision: SlotHolder, slot: Slot): SlotChange {
  return {
    subject: decision.subject,
    slot,
    kind: decision.action.kind,
    untilMs: decision.untilMs,
    decisionId: decision.id,
    publicReason: decision.ground.kind === 'terms' ? 'terms' : 'law',
  };
}

/**
 * Puts a decision's slots in force. A slot that another decision holds already only gets one more holder, so that
 * reversing either of the two leaves the other's effect alone. What it holds already stays as it is. With `prepare` a
 * slot is in force only after the strike.
 */
export async function holdSlots(
  tx: SafetyTx,
  safety: SafetyContext,
  decision: SlotHolder,
  how: 'apply' | 'prepare' = 'apply',
): Promise<void> {
  for (const slot of decision.slots) {
    const slotKey = slotKeyOf(decision, slot);
    const held = await tx.slots.first({ where: { slotKey } });
    if (held) {
      if (!held.holders.includes(decision.id)) await tx.slots.put({ ...held, holders: [...held.holders, decision.id] });
      continue;
    }
    const stateBefore = await safety.enforcement.stateDigest(tx, decision.subject);
    const { undo } = await safety.enforcement[how](tx, changeOf(decision, slot));
    const id = await tx.slots.nextId();
    await tx.slots.put({
      id,
      slotKey,
      subjectKey: decision.subjectKey,
      slot,
      holders: [decision.id],
      undo,
      stateBefore,
    });
  }
}

/** Lets go of a decision's slots, newest first; a slot without holders is undone and forgotten. */
export async function releaseSlots(tx: SafetyTx, safety: SafetyContext, decision: SlotHolder): Promise<Slot[]> {
  const undone: Slot[] = [];
  for (const slot of [...decision.slots].reverse()) {
    const held = await tx.slots.first({ where: { slotKey: slotKeyOf(decision, slot) } });
    if (!held?.holders.includes(decision.id)) continue;
    const holders = held.holders.filter((holder) => holder !== decision.id);
    if (holders.length > 0) {
      await tx.slots.put({ ...held, holders });
      continue;
    }
    await safety.enforcement.undo(tx, { ...changeOf(decision, slot), undo: held.undo });
    await tx.slots.remove([held.id]);
    undone.push(slot);
  }
  return undone;
}
