import type { tl } from '@mtcute/core';
import type { Call } from './context.ts';

export type MethodName = keyof tl.RpcCallReturn & tl.RpcMethod['_'];
export type RequestOf<M extends MethodName> = tl.FindByName<tl.RpcMethod, M>;
export type ResultOf<M extends MethodName> = tl.RpcCallReturn[M];

export interface MethodOptions {
  /** Answers before sign-in too. */
  open?: boolean;
  /** Refused to bots (BOT_METHOD_INVALID). */
  peopleOnly?: boolean;
  /** Refused to people (USER_BOT_REQUIRED). */
  botsOnly?: boolean;
  /** An unbound temporary key may call it. */
  unbound?: boolean;
}

export interface Method<M extends MethodName = MethodName> {
  name: M;
  options: MethodOptions;
  run(call: Call, request: RequestOf<M>): Promise<ResultOf<M>>;
}

/**
 * Declares the handler of one TL method. The file is named after the method and exports one constant with its short
 * name; `load-methods.ts` finds it there. Throw `DomainError` (via `refuse`) or `RpcError`.
 */
export function method<M extends MethodName>(
  name: M,
  run: NoInfer<(call: Call, request: RequestOf<M>) => Promise<ResultOf<M>>>,
  options: MethodOptions = {},
): Method<M> {
  return { name, options, run };
}
