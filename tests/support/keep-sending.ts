import type { TelegramClient } from '@mtcute/node';

export interface Sending {
  /** Texts whose send was answered. */
  readonly answered: ReadonlySet<string>;
  /** Stops after the send that is under way, however long that takes. */
  end(): Promise<void>;
}

/** Sends numbered texts one after another and notes which were answered, until it is told to stop. */
export function keepSending(client: TelegramClient, to: number, name: string): Sending {
  const answered = new Set<string>();
  let stop = false;
  const done = (async () => {
    for (let number = 0; !stop; number++) {
      const text = `${name} ${number}`;
      // mtcute repeats a send with the same random id after a reconnect, so an answer means exactly one message.
      const sent = await client.sendText(to, text).catch(() => undefined);
      if (sent) answered.add(text);
    }
  })();
  return { answered, end: () => ((stop = true), done) };
}

/** Every text of a chat, the newest first. */
export async function allTexts(client: TelegramClient, peer: number): Promise<string[]> {
  const texts: string[] = [];
  for await (const message of client.iterHistory(peer, { limit: 100_000, chunkSize: 100 })) texts.push(message.text);
  return texts;
}

/** Those of `wanted` that do not stand exactly once among `texts`. */
export function notOnce(texts: readonly string[], wanted: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...wanted].filter((text) => counts.get(text) !== 1);
}

/** Puts the person with this number among the contacts; returns the account. */
export async function meet(client: TelegramClient, phone: string): Promise<number> {
  const { users } = await client.importContacts([{ phone, firstName: 'Friend', lastName: '' }]);
  const [user] = users;
  if (!user) throw new Error(`nobody has the number ${phone}`);
  return user.id;
}
