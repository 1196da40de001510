import type { ApiMethods } from '@grammyjs/types';
import type { Call } from './context.ts';

/** Every method of the Bot API, by the types that its libraries share. */
export type MethodName = keyof ApiMethods<never>;
export type ResultOf<M extends MethodName> = ReturnType<ApiMethods<never>[M]>;

export interface Method<M extends MethodName = MethodName> {
  name: M;
  run(call: Call): Promise<ResultOf<M>>;
}

/**
 * Declares the handler of one method. Its file is named after it and exports one constant with its name;
 * `load-methods.ts` finds it there. Throw `ApiError`, or `DomainError` by way of a verb.
 */
export const method = <M extends MethodName>(
  name: M,
  run: NoInfer<(call: Call) => Promise<ResultOf<M>>>,
): Method<M> => ({ name, run });
