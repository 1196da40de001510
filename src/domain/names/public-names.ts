import type { Account } from '../accounts/repository.ts';
import type { Chat } from '../chats/repository.ts';

/** One of several public names of an account, supergroup or channel. */
export interface PublicName {
  name: string;
  /** Links and searches find it. */
  active: boolean;
  /** The one that its bearer chose and may change; the others were given by the server's operator. */
  editable?: boolean;
}

type Bearer = Pick<Account, 'username'> & { data: { names?: PublicName[] } };

/** All public names in their order, those in force first. */
export const namesOf = ({ username, data }: Bearer): PublicName[] =>
  data.names ?? (username === undefined ? [] : [{ name: username, active: true, editable: true }]);

/** The names by which links and searches find the bearer, in their order. */
export const activeNames = (bearer: Bearer): string[] =>
  namesOf(bearer).flatMap(({ name, active }) => (active ? [name] : []));

/** The name that the bearer chose, which is not always the first. */
export const ownName = (bearer: Bearer): string | undefined => namesOf(bearer).find(({ editable }) => editable)?.name;

/** Whether two names are one: the case of letters makes no difference. */
export const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/**
 * How a list of names lies in the bearer's row: the first in force is its `username`, by which links and searches go
 * everywhere; the list itself is kept only where an operator gave names.
 */
function rowOf(names: readonly PublicName[]): { first: string | undefined; kept: PublicName[] | undefined } {
  const ordered = [...names.filter(({ active }) => active), ...names.filter(({ active }) => !active)];
  return {
    first: ordered.find(({ active }) => active)?.name,
    kept: ordered.some(({ editable }) => !editable) ? ordered : undefined,
  };
}

/** The account's row with these names, which say all: what is not among them is gone. */
export function namedAccount(account: Account, names: readonly PublicName[]): Account {
  const { username: _, data, ...rest } = account;
  const { names: _names, ...plain } = data;
  const { first, kept } = rowOf(names);
  return {
    ...rest,
    ...(first === undefined ? {} : { username: first }),
    data: { ...plain, ...(kept ? { names: kept } : {}) },
  };
}

/** The chat's row with these names, which say all: what is not among them is gone. */
export function namedChat(chat: Chat, names: readonly PublicName[]): Chat {
  const { username: _, data, ...rest } = chat;
  const { names: _names, ...plain } = data;
  const { first, kept } = rowOf(names);
  return {
    ...rest,
    ...(first === undefined ? {} : { username: first }),
    data: { ...plain, ...(kept ? { names: kept } : {}) },
  };
}

/** The names with the chosen one changed, taken away (empty) or added in front. */
export function withOwnName(names: readonly PublicName[], name: string): PublicName[] {
  const chosen: PublicName = { name, active: true, editable: true };
  if (name === '') return names.filter(({ editable }) => !editable);
  if (names.some(({ editable }) => editable)) return names.map((one) => (one.editable ? chosen : one));
  return [chosen, ...names];
}
