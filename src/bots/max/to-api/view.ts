import type { Tx } from '#domain';
import { createView as createShared, type View as Shared } from '../../view.ts';
import type { ApiDialect, Gateway } from '../context.ts';
import { baseOf } from '../context.ts';

/** Everything that objects name, in the words of one dialect. */
export interface View extends Shared {
  readonly dialect: ApiDialect;
  /** Where the dialect is found. */
  readonly base: string;
}

export const createView = (
  gateway: Pick<Gateway, 'world' | 'fileIds'>,
  as: { bot: number; dialect: ApiDialect },
  tx: Tx,
): View => ({
  ...createShared(gateway, as.bot, tx),
  dialect: as.dialect,
  base: baseOf(gateway.world, as.dialect),
});
