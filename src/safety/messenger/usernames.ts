import {
  namedAccount,
  namedChat,
  namesOf,
  ownName,
  type PublicName,
  sameName,
  SERVICE_ACCOUNT,
  withOwnName,
  type WriteTx,
} from '#domain';
import type { Json } from '#lib/canonical-json.ts';
import type { SubjectRef } from '../subjects.ts';
import { subjectKey } from '../subjects.ts';

/** A banned name lies under this owner: nobody has the id, so the name resolves to nothing and cannot be taken. */
const nobody = 0;

const noteKey = (name: string): string => `banned-username:${name}`;

interface Note {
  /** Who holds the ban, and what the subject whose ban took the name had written ("CinderChoir"), to give it back. */
  holders: string[];
  taken: { id: number; written: string; given?: boolean } | null;
}

/** Takes a name out of circulation, also from the subject itself. A name that somebody else has stays theirs. */
export async function banUsername(tx: WriteTx, subject: SubjectRef, name: string): Promise<{ undo: Json }> {
  const note = (await tx.accounts.setting<Note>(SERVICE_ACCOUNT, noteKey(name))) ?? { holders: [], taken: null };
  const key = subjectKey(subject);
  const owner = await tx.accounts.usernameHolder(name);
  const own = 'id' in subject && owner === subject.id;
  if (own) {
    const before = await changeNames(tx, subject.id, (names) => names.filter((one) => !sameName(one.name, name)));
    const found = before.find((one) => sameName(one.name, name));
    note.taken = { id: subject.id, written: found?.name ?? name, ...(found?.editable ? {} : { given: true }) };
  }
  if (own) await tx.accounts.releaseUsername(name, subject.id);
  if (own || owner === undefined) await tx.accounts.takeUsername(name, nobody);
  await tx.accounts.putSetting(SERVICE_ACCOUNT, noteKey(name), { ...note, holders: [...note.holders, key] });
  return { undo: { name } };
}

/** Frees the name when the last ban ends; whoever had it before gets it back. */
export async function unbanUsername(tx: WriteTx, subject: SubjectRef, name: string): Promise<void> {
  const note = await tx.accounts.setting<Note>(SERVICE_ACCOUNT, noteKey(name));
  if (!note) return;
  const holders = note.holders.filter((holder) => holder !== subjectKey(subject));
  if (holders.length > 0) return tx.accounts.putSetting(SERVICE_ACCOUNT, noteKey(name), { ...note, holders });
  await tx.accounts.removeSetting(SERVICE_ACCOUNT, noteKey(name));
  await tx.accounts.releaseUsername(name, nobody);
  // Whoever took another name meanwhile keeps that one.
  const { taken } = note;
  const named = taken && (await (taken.id > 0 ? tx.accounts.get(taken.id) : tx.chats.get(taken.id)));
  if (!taken || !named || (!taken.given && ownName(named) !== undefined)) return;
  if (!(await tx.accounts.takeUsername(name, taken.id))) return;
  const { written, given } = taken;
  await changeNames(tx, taken.id, (names) =>
    given ? [...names, { name: written, active: true }] : withOwnName(names, written),
  );
}

type Rename = (names: readonly PublicName[]) => PublicName[];

/** Changes the names in the row of whom the id belongs to. Returns them as they were. */
async function changeNames(tx: WriteTx, id: number, change: Rename): Promise<PublicName[]> {
  const account = id > 0 ? await tx.accounts.get(id) : undefined;
  if (account) await tx.accounts.update(namedAccount(account, change(namesOf(account))));
  const chat = id < 0 ? await tx.chats.get(id) : undefined;
  if (chat) await tx.chats.update(namedChat(chat, change(namesOf(chat))));
  const bearer = account ?? chat;
  return bearer ? namesOf(bearer) : [];
}
