import type { Tx, WriteTx } from '#domain';
import type { SafetyTx } from '../ports.ts';

/** The messenger's side of a unit of work. */
export function domainOf(tx: SafetyTx): Tx {
  if (!tx.domain) throw new Error('this unit of work has no messenger beside it');
  return tx.domain;
}

/** The same inside a write. */
export function writeOf(tx: SafetyTx): WriteTx {
  if (!tx.write) throw new Error('this is no write of the messenger');
  return tx.write;
}
