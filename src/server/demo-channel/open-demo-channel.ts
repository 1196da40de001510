import { readFile } from 'node:fs/promises';
import {
  type ChatId,
  claimBuiltInChannel,
  closeBuiltInChannel,
  createPoll,
  editGroupPhoto,
  makePhoto,
  type MediaId,
  profilePhotoPlan,
  SERVICE_ACCOUNT,
  sendAlbum,
  sendMessage,
  storeFile,
  type World,
} from '#domain';
import type { DemoPost, DemoTexts } from './posts.ts';
import { english } from './posts-en.ts';
import { russian } from './posts-ru.ts';
import { joined } from './rich.ts';

const texts: Record<DemoLanguage, DemoTexts> = { en: english, ru: russian };
export type DemoLanguage = 'en' | 'ru';

const pictures = ['dawn', 'noon', 'dusk'];

/**
 * Makes the public channel in which newcomers see what messages look like. The first start fills it; a start that finds
 * it half filled, after a crash, goes on: each post has its own random id and is written once.
 */
export async function openDemoChannel(world: World, language: DemoLanguage): Promise<void> {
  const { title, about, posts } = texts[language];
  const chat = await claimBuiltInChannel(world, { title, about });
  if (chat === undefined) return;
  const face = await picture(world, 'bell', profilePhotoPlan);
  await editGroupPhoto(world, { actor: SERVICE_ACCOUNT, chat, photo: face });
  for (const [index, post] of posts.entries()) await write(world, chat, `demo:${index}`, post);
  await closeBuiltInChannel(world, chat);
}

async function write(world: World, peer: ChatId, randomId: string, post: DemoPost): Promise<void> {
  const common = { sender: SERVICE_ACCOUNT, peer };
  switch (post.is) {
    case 'text':
      await sendMessage(world, { ...common, randomId, data: joined(post.pieces) });
      return;
    case 'pictures': {
      const media = await Promise.all(pictures.map((name) => picture(world, name)));
      const items = media.map((photo, index) => ({
        randomId: `${randomId}.${index}`,
        data: { text: index === 0 ? post.caption : '', media: { kind: 'photo' as const, media: photo } },
      }));
      await sendAlbum(world, { ...common, items });
      return;
    }
    case 'poll': {
      const answers = post.answers.map((text, index) => ({ text, option: btoa(String(index)) }));
      const kinds = { anonymous: true, multiple: false, quiz: false, correct: [], closed: false };
      const poll = await createPoll(world, { creator: SERVICE_ACCOUNT, question: post.question, answers, ...kinds });
      await sendMessage(world, { ...common, randomId, data: { text: '', media: { kind: 'poll', poll } } });
    }
  }
}

async function picture(world: World, name: string, plan?: Parameters<typeof makePhoto>[1]['plan']): Promise<MediaId> {
  const bytes = await readFile(new URL(`pictures/${name}.jpg`, import.meta.url));
  const file = await storeFile(world, [bytes], world.limits.photoBytes);
  const photo = await makePhoto(world, { owner: SERVICE_ACCOUNT, file, ...(plan ? { plan } : {}) });
  return photo.id;
}
