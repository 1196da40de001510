import { SERVICE_ACCOUNT, type WriteTx } from '#domain';
import type { Json } from '#lib/canonical-json.ts';
import type { SubjectRef } from '../subjects.ts';
import { subjectKey } from '../subjects.ts';

/** A banned name lies under this owner: nobody has the id, so the name resolves to nothing and cannot be taken. */
const nobody = 0;

const noteKey = (name: string): string => `banned-username:${name}`;

interface Note {
  /** Who holds the ban, and what the subject whose ban took the name had written ("CinderChoir"), to give it back. */
  holders: string[];
  taken: { id: number; written: string } | null;
}

/** Takes a name out of circulation, also from the subject itself. A name that somebody else has stays theirs. */
export async function banUsername(tx: WriteTx, subject: SubjectRef, name: string): Promise<{ undo: Json }> {
  const note = (await tx.accounts.setting<Note>(SERVICE_ACCOUNT, noteKey(name))) ?? { holders: [], taken: null };
  const key = subjectKey(subject);
  const owner = await tx.accounts.usernameOwner(name);
  const own = 'id' in subject && owner === subject.id;
  if (own) note.taken = { id: subject.id, written: await changeName(tx, subject.id, undefined, name) };
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
  if (!taken || !named || named.username !== undefined) return;
  if (await tx.accounts.takeUsername(name, taken.id)) await changeName(tx, taken.id, taken.written, name);
}

/** Writes the name into the row, or takes it out. Returns how it was written. */
async function changeName(tx: WriteTx, id: number, written: string | undefined, fallback: string): Promise<string> {
  const record = id > 0 ? await tx.accounts.get(id) : undefined;
  if (record) {
    const { username, ...rest } = record;
    await tx.accounts.update(written === undefined ? rest : { ...rest, username: written });
    return username ?? fallback;
  }
  const chat = id < 0 ? await tx.chats.get(id) : undefined;
  if (!chat) return fallback;
  const { username, ...rest } = chat;
  await tx.chats.update(written === undefined ? rest : { ...rest, username: written });
  return username ?? fallback;
}
