import { answerInline } from '#domain';
import { badRequest } from '../api-error.ts';
import { isFields, textIn } from '../arguments.ts';
import { readInlineResults } from '../from-api/inline-results.ts';
import { method } from '../method.ts';

const usualCacheS = 300;

export const answerInlineQuery = method('answerInlineQuery', async (call) => {
  const { args, bot, world } = call;
  const query = args.text('inline_query_id');
  if (query === undefined || !/^-?\d{1,20}$/.test(query))
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  const results = await readInlineResults(call);
  const nextOffset = args.text('next_offset');
  const button = args.json('button', "can't parse inline query results button JSON object");
  await answerInline(world, {
    bot: bot.id,
    query,
    answer: {
      results,
      gallery: results.length > 0 && results.every(({ type }) => visual.has(type)),
      personal: args.flag('is_personal'),
      cacheS: args.int('cache_time') ?? usualCacheS,
      ...(nextOffset ? { nextOffset } : {}),
      ...readButton(button, args.text('switch_pm_text'), args.text('switch_pm_parameter')),
    },
  });
  return true;
});

const visual = new Set(['photo', 'gif', 'mpeg4_gif', 'video', 'sticker']);

function readButton(given: unknown, pmText: string | undefined, pmParameter: string | undefined) {
  if (given === undefined) return pmText ? { switchPm: { text: pmText, startParam: pmParameter ?? '' } } : {};
  if (!isFields(given)) throw badRequest('InlineQueryResultsButton must be an Object');
  const text = textIn(given, 'text') ?? '';
  if (isFields(given.web_app)) return { switchWebView: { text, url: textIn(given.web_app, 'url') ?? '' } };
  return { switchPm: { text, startParam: textIn(given, 'start_parameter') ?? '' } };
}
