import type { World } from '#domain';
import type { Actor, SafetyContext, StaffAction } from '#safety';
import { z } from 'zod';

/** What every route may use. */
export interface ConsoleParts {
  readonly safety: SafetyContext;
  readonly world: World;
}

export interface Given<B, Q> {
  readonly actor: Actor;
  /** Numbers from the path, such as `{id}`. */
  readonly id: number;
  /** Text from the path, such as `{key}`. */
  readonly key: string;
  readonly body: B;
  readonly query: Q;
}

/** One verb of the API as the table knows it; the server and the OpenAPI document are both made of these. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/v1`; `{id}` is a number, `{key}` a text. */
  readonly path: string;
  /** The action of the roles' table that a caller must be allowed. */
  readonly action: StaffAction;
  readonly summary: string;
  readonly body: z.ZodType | undefined;
  readonly query: z.ZodType | undefined;
  /** Bytes that a body may have. */
  readonly limitBytes: number;
  run(parts: ConsoleParts, given: Given<unknown, unknown>): Promise<unknown>;
}

/** What JSON and addresses can hold: a field that is not there is absent, never undefined, as types of the rooms have it. */
type Exact<T> = unknown extends T
  ? T
  : T extends string | number | boolean | bigint | null | undefined
    ? T
    : T extends readonly unknown[]
      ? { [K in keyof T]: Exact<T[K]> }
      : { [K in keyof T]: Exact<Exclude<T[K], undefined>> };

const usualBytes = 1024 * 1024;

interface Spec<B extends z.ZodType, Q extends z.ZodType> {
  readonly action: StaffAction;
  readonly summary: string;
  readonly body?: B;
  readonly query?: Q;
  readonly limitBytes?: number;
  run(parts: ConsoleParts, given: Given<Exact<z.infer<B>>, Exact<z.infer<Q>>>): Promise<unknown>;
}

/** A route whose body and query are checked before it runs. */
export function route<B extends z.ZodType = z.ZodUndefined, Q extends z.ZodType = z.ZodUndefined>(
  name: `${Route['method']} /${string}`,
  spec: Spec<B, Q>,
): Route {
  const [method, path] = name.split(' ') as [Route['method'], string];
  return {
    method,
    path,
    action: spec.action,
    summary: spec.summary,
    body: spec.body,
    query: spec.query,
    limitBytes: spec.limitBytes ?? usualBytes,
    run: (parts, given) =>
      spec.run(parts, {
        ...given,
        body: checked(spec.body, given.body),
        query: checked(spec.query, given.query),
      }),
  };
}

/** What a shape makes of a value; a route without a shape gets undefined, which is what its type says. */
const checked = <S extends z.ZodType>(shape: S | undefined, value: unknown) =>
  (shape ? shape.parse(value) : undefined) as Exact<z.infer<S>>;

/** A page of a list. */
export const page = {
  offset: z.coerce.number().int().min(0).max(1_000_000).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
};
