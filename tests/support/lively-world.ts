import { InputMedia, md, type TelegramClient } from '@mtcute/node';
import sharp from 'sharp';
import { signUp } from './mtcute-client.ts';
import type { TestServer } from './server.ts';

/** The number of the person who looks at it all in a browser. Sign that one in before calling `makeLively`. */
export const lookerPhone = '15550120000';

const names = ['Nina Petrova', 'Omar Haddad', 'Юлия Смирнова', 'יעל כהן'];

/** People with stock clients write to the looker: texts of all kinds, pictures, a file, a group, right-to-left. */
export async function makeLively(server: TestServer, looker: string): Promise<() => Promise<void>> {
  const clients: TelegramClient[] = [];
  const close = async () => {
    for (const client of clients) await client.destroy();
  };
  try {
    await populate(server, looker, clients);
  } catch (error) {
    await close();
    throw error;
  }
  return close;
}

async function populate(server: TestServer, looker: string, clients: TelegramClient[]): Promise<void> {
  for (const [index, name] of names.entries()) clients.push(await signUp(server, `1555012000${index + 1}`, name));
  const [nina, omar, yulia, yael] = clients;
  if (!nina || !omar || !yulia || !yael) throw new Error('a person is missing');
  for (const client of clients) await knowEachOther(client, looker);
  await yael.sendText(await idOf(yael, lookerPhone), 'שלום! זה עובד גם מימין לשמאל, with some English inside.');
  await yulia.sendText(await idOf(yulia, lookerPhone), 'Привет! Когда собираемся?');
  await omar.sendText(
    await idOf(omar, lookerPhone),
    md`Here is the **sketch** I spoke of, with a \`bell\` in it: https://example.org/bell`,
  );
  await omar.sendMedia(await idOf(omar, lookerPhone), InputMedia.photo(await picture(900, 600, '#276b63')), {
    caption: 'The harbour this morning',
  });
  await postNews(nina, await idOf(nina, lookerPhone));
  const group = await nina.createGroup({
    title: 'Lamp-lighters',
    users: [await idOf(nina, lookerPhone), await idOf(nina, '15550120002'), await idOf(nina, '15550120003')],
  });
  const chat = group.chat.id;
  await nina.sendText(chat, 'Welcome to the group. The lamps on Quay Street are ours from tonight.');
  await omar.sendText(await groupOf(omar), 'I can take the north side, from the bridge up to the old mill.');
  await yulia.sendText(await groupOf(yulia), 'А я — южную. Встречаемся у моста в шесть?');
  const poem = 'Six o’clock. Bring the long ladder.\n\n> One lamp, and then another lamp,\n> until the street is read.';
  const sent = await nina.sendText(chat, poem.replaceAll('> ', ''));
  await nina.sendMedia(chat, InputMedia.photo(await picture(700, 900, '#8a5a2b')));
  await omar.sendReaction({ chatId: await groupOf(omar), message: sent.id, emoji: '👍' }).catch(() => {});
}

/** A channel with a text, code, pictures and a poll, which the looker reads. */
async function postNews(author: TelegramClient, reader: number): Promise<void> {
  const { id } = await author.createChannel({ title: 'Harbour News', description: 'What the lamps have seen' });
  await author.addChatMembers(id, reader, {});
  await author.sendText(id, md`**High water** at 17:40. The _east quay_ stays closed until Friday.`);
  const code = "const lamps = ['north', 'mill', 'bridge'];\nfor (const lamp of lamps) light(lamp, { at: '18:00' });";
  await author.sendText(id, {
    text: code,
    entities: [{ _: 'messageEntityPre', offset: 0, length: code.length, language: 'ts' }],
  });
  await author.sendMediaGroup(id, [
    InputMedia.photo(await picture(800, 600, '#3d5a80')),
    InputMedia.photo(await picture(800, 600, '#7a4069')),
    InputMedia.photo(await picture(800, 500, '#4f6d3a'), { caption: 'Three evenings, one bay' }),
  ]);
  await author.sendMedia(
    id,
    InputMedia.poll({ question: 'Which lamp first?', answers: ['North side', 'Old mill', 'The bridge'] }),
  );
}

async function knowEachOther(client: TelegramClient, looker: string): Promise<void> {
  const contacts = [looker, ...names].map((firstName, index) => ({
    phone: `1555012000${index}`,
    firstName,
    lastName: '',
  }));
  await client.importContacts(contacts);
}

async function idOf(client: TelegramClient, phone: string): Promise<number> {
  const peer = await client.storage.peers.getByPhone(phone);
  if (peer && 'userId' in peer) return peer.userId;
  throw new Error(`nobody has the number ${phone}`);
}

async function groupOf(client: TelegramClient): Promise<number> {
  for await (const dialog of client.iterDialogs()) {
    if (dialog.peer.displayName === 'Lamp-lighters') return dialog.peer.id;
  }
  throw new Error('the group is missing');
}

/** A calm picture of hills, drawn here. */
async function picture(width: number, height: number, colour: string): Promise<Uint8Array> {
  const hill = (y: number, opacity: number) =>
    `<path d="M0 ${y}Q${width * 0.3} ${y - height * 0.25} ${width * 0.55} ${y}T${width} ${y - height * 0.1}V${height}H0Z" fill="${colour}" opacity="${opacity}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#f2e8d5"/><circle cx="${width * 0.72}" cy="${height * 0.28}" r="${height * 0.09}" fill="#e8b04a"/>${hill(height * 0.6, 0.35)}${hill(height * 0.72, 0.6)}${hill(height * 0.85, 1)}</svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).jpeg({ quality: 85 }).toBuffer());
}
