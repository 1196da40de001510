import type { TlObject } from '../writer.ts';
import type { LayerView } from './table.ts';

/** An object in the form of an older layer, for which there are no types. */
export interface OldObject {
  readonly _: string;
  readonly [key: string]: unknown;
}

/** How objects of one constructor become what an older layer knows. */
export interface DownRule {
  readonly name: string;
  /**
   * Gives the object in the layer's own form under the same name, or another object to write in its place; undefined
   * leaves it out. Objects inside stay as they are: they are converted when they are written. Where the layer lacks
   * the constructor, an answer under the same name counts for nothing.
   */
  convert(value: TlObject, layer: LayerView): TlObject | undefined;
  /** Says for which layers the rule is needed although writing by field names would do. */
  when?(layer: LayerView): boolean;
  /** True when `convert` may leave the object out. */
  readonly leavesOut: boolean;
}

/**
 * Declares a rule for writing. It runs in layers where the constructor is missing or cannot be written by field names,
 * and wherever `when` says so.
 */
export function down<T extends TlObject>(
  name: T['_'],
  convert: (value: T, layer: LayerView) => OldObject,
  when?: (layer: LayerView) => boolean,
): DownRule {
  return { ...downOrOut(name, convert, when), leavesOut: false };
}

/** The same for a rule that may answer undefined to leave the object out. */
export function downOrOut<T extends TlObject>(
  name: T['_'],
  convert: (value: T, layer: LayerView) => OldObject | undefined,
  when?: (layer: LayerView) => boolean,
): DownRule {
  return {
    name,
    // A rule is only ever called with objects of its own name.
    convert,
    leavesOut: true,
    ...(when && { when }),
  };
}

/** What stands for members of a union that a layer does not know and that have no rule of their own. */
export interface UnionRule {
  readonly union: string;
  convert(value: TlObject): TlObject;
}

/** Declares what stands for the members of `union` that a layer does not know. */
export function forUnknown(union: string, convert: (value: TlObject) => OldObject): UnionRule {
  return { union, convert };
}

/** How objects of one name in an older form become canonical. */
export interface UpRule {
  readonly name: string;
  convert(value: TlObject): TlObject;
}

/** Declares a rule for reading older forms of `name`: it answers with fields of a canonical object. */
export function up<T extends object>(name: string, convert: (value: T & OldObject) => OldObject): UpRule {
  // The reader made the object from a declaration of that name, which the rule describes as T.
  return { name, convert: (value) => convert(value as T & OldObject) };
}

/** How a method's canonical result becomes the type that it had in older layers. */
export interface ResultRule {
  readonly method: string;
  /** The older type, as the schema prints it. */
  readonly type: string;
  /** Undefined when nothing of that type can stand for the value. */
  convert(value: unknown): unknown;
}

/** Declares how the result of `method` becomes `type`, which older layers expect of it. */
export function result<T>(method: string, type: string, convert: (value: T) => unknown): ResultRule {
  // Handlers answer with the canonical result type of their method, which the rule describes as T.
  return { method, type, convert };
}

/** One group of exceptions. */
export interface RuleGroup {
  readonly down?: readonly DownRule[];
  readonly unknown?: readonly UnionRule[];
  /** What stands for an object that requires something which the layer cannot express. */
  readonly instead?: readonly DownRule[];
  readonly up?: readonly UpRule[];
  readonly results?: readonly ResultRule[];
  /** Fields of older requests that nothing is done with, by declaration name. */
  readonly forgotten?: Readonly<Record<string, readonly string[]>>;
  /** Older method names and the canonical methods that answer them. */
  readonly renamed?: Readonly<Record<string, string>>;
}

/** True when the layer's form of a constructor has the field. */
export function hasField(layer: LayerView, name: string, key: string): boolean {
  return layer.declaration(name)?.fields.some((field) => field.key === key) === true;
}
