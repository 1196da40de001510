import type { EmojiWords } from '../../data/views.ts';
import type { Account } from '../account.ts';

interface Kept {
  key: string;
  version: number;
  words: EmojiWords;
}

/** Words for emoji in these languages, kept on this device: the server is asked only for what is newer. */
export async function emojiWords(account: Account, languages: string[]): Promise<EmojiWords> {
  const known = await account.client.call({ _: 'messages.getEmojiKeywordsLanguages', langCodes: languages });
  const each = await Promise.all(known.map(({ langCode }) => wordsOf(account, langCode)));
  return each.flat();
}

async function wordsOf(account: Account, langCode: string): Promise<EmojiWords> {
  const key = `emoji-words-${langCode}`;
  const kept = await account.store.get<Kept>('kv', key);
  const answer = await account.client.call({
    _: 'messages.getEmojiKeywordsDifference',
    langCode,
    fromVersion: kept?.version ?? 0,
  });
  if (kept && answer.keywords.length === 0) return kept.words;
  const words = answer.keywords.map(({ keyword, emoticons }): [string, string[]] => [keyword, emoticons]);
  account.store.put('kv', { key, version: answer.version, words });
  return words;
}
