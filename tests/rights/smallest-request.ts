import { createRequire } from 'node:module';
import Long from 'long';

interface Argument {
  name: string;
  type: string;
  typeModifiers?: { predicate?: string; isVector?: boolean; isBareVector?: boolean };
}

/** A constructor or method of the schema, as its package writes it. */
export interface Entry {
  kind: 'class' | 'method';
  name: string;
  type: string;
  arguments: Argument[];
}

/** What a request names in each place where somebody or something can be named. */
export interface Named {
  peer: object;
  user: object;
  channel: object;
  chatId: number;
  /** A message of the peer. */
  messageId: number;
  /** What stands in other places: by the name of an argument, or by its type. */
  other?: Readonly<Record<string, unknown>>;
}

const { e: entries }: { e: Entry[] } = createRequire(import.meta.url)('@mtcute/core/tl/api-schema.json');
const methods = new Map(entries.filter(({ kind }) => kind === 'method').map((entry) => [entry.name, entry]));
const depth = 5;

/** Constructors without which the smallest value of a type would say nothing. */
const preferred: Readonly<Record<string, string>> = {
  InputMedia: 'inputMediaDice',
  InputDialogPeer: 'inputDialogPeer',
  InputNotifyPeer: 'inputNotifyPeer',
  InputMessage: 'inputMessageID',
};

/** Strings and numbers that must mean something; the names are those of the schema. */
const texts: Readonly<Record<string, string>> = { emoticon: '🎲', link: 'https://t.me/+lamps', username: 'lamps_here' };

const naming = /^Input(Peer|User|Channel|FolderPeer|DialogPeer|NotifyPeer)$/;

/** Whether a method names a person, chat or channel at all. */
export const namesSomebody = (method: string): boolean =>
  (methods.get(method)?.arguments ?? []).some(({ name, type }) => name === 'chat_id' || naming.test(type));

/** The smallest request of a method that names `named` wherever it must or may name somebody. */
export function smallestRequest(method: string, named: Named): { _: string } {
  const entry = methods.get(method);
  if (!entry) throw new Error(`no method: ${method}`);
  return filled(entry, named, 0);
}

/** The methods of this name, or the constructors of this type. */
export const entriesOf = (kind: Entry['kind'], name: string): Entry[] =>
  entries.filter((entry) => entry.kind === kind && (kind === 'method' ? entry.name : entry.type) === name);

/** The smallest object of an entry that has these values in the arguments of these names. */
export const objectWith = (entry: Entry, to: Named, fixed: Readonly<Record<string, unknown>>): { _: string } =>
  filled(entry, to, entry.kind === 'method' ? 0 : 1, fixed);

function filled(entry: Entry, to: Named, level: number, fixed: Readonly<Record<string, unknown>> = {}): { _: string } {
  const made: Record<string, unknown> = {};
  // What stands behind the same flag as a name comes or goes with it.
  const wanted = new Set(entry.arguments.filter(mayName(level)).map((one) => one.typeModifiers?.predicate));
  for (const argument of entry.arguments) {
    const { name, type, typeModifiers: more } = argument;
    const given = fixed[name];
    if (type === '#' || (given === undefined && more?.predicate && !wanted.has(more.predicate))) continue;
    const value = given ?? valueOf(argument, to, level);
    made[camel(name)] = more?.isVector || more?.isBareVector ? [value] : value;
  }
  return { ...made, _: entry.name };
}

const mayName =
  (level: number) =>
  ({ name, type }: Argument): boolean =>
    naming.test(type) && level === 0 && name !== 'send_as';

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

function valueOf({ name, type }: Argument, to: Named, level: number): unknown {
  const other = to.other?.[name] ?? to.other?.[type];
  if (other !== undefined) return other;
  if (type === 'InputPeer') return to.peer;
  if (type === 'InputUser') return to.user;
  if (type === 'InputChannel') return to.channel;
  if (type === 'int53') return name === 'chat_id' ? to.chatId : 1;
  if (type === 'int') return /^(id|msg_id|max_id)$/.test(name) ? to.messageId : 1;
  if (type === 'long') return Long.ONE;
  if (type === 'double') return 1;
  if (type === 'string') return texts[name] ?? 'a lamp';
  if (type === 'bytes') return new Uint8Array([1]);
  if (type === 'Bool' || type === 'true') return true;
  const [smallest] = entries
    .filter((entry) => entry.kind === 'class' && entry.type === type)
    .sort((a, b) => weight(a) - weight(b));
  if (!smallest || level > depth) throw new Error(`no value of ${type}`);
  return filled(smallest, to, level + 1);
}

const weight = (entry: Entry): number =>
  preferred[entry.type] === entry.name
    ? -1
    : entry.arguments.filter(({ type, typeModifiers }) => type !== '#' && !typeModifiers?.predicate).length;
