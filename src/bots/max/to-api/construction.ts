import type { MessageBody } from '@maxhub/max-bot-api/types';
import type { BotEvent, ChosenInlineResultEvent } from '#domain';
import { toApiBody } from './message.ts';
import { toApiUser } from './user.ts';
import type { View } from './view.ts';

/**
 * TamTam's constructors are inline bots here: what a person types after the bot's name asks for a message, and the one
 * that they choose was constructed. The session is the query.
 */
export async function toApiConstruction(view: View, known: BotEvent, timestamp: number): Promise<object | undefined> {
  if (view.dialect !== 'tamtam') return undefined;
  const { event, data } = known;
  if (event === 'inlineQuery') {
    const messages = data.text === '' ? [] : [{ text: data.text, attachments: [] }];
    return {
      update_type: 'message_construction_request',
      timestamp,
      user: await toApiUser(view, data.account),
      session_id: data.query,
      data: null,
      input: { input_type: 'message', messages },
    };
  }
  if (event !== 'chosenInlineResult') return undefined;
  return {
    update_type: 'message_constructed',
    timestamp,
    session_id: sessionOf(data.result),
    message: {
      sender: await toApiUser(view, data.account),
      timestamp,
      body: await chosenBody(view, data),
    },
  };
}

/** A message without buttons is its author's alone: of it the bot is told what it proposed. */
async function chosenBody(view: View, chosen: ChosenInlineResultEvent): Promise<MessageBody> {
  const { content, result } = chosen;
  const [place] = content === undefined ? [] : await view.tx.messages.places(content);
  const [message] = place ? await view.tx.messages.get(place.mailbox, [place.id]) : [];
  if (message) return toApiBody(view, message);
  const answered = await view.tx.botQueries.answered(sessionOf(result));
  const proposed = answered?.answer.results.find(({ id }) => id === result);
  return { mid: '', seq: 0, text: proposed?.message.text ?? '', attachments: [] };
}

/** Results are named after the session in which they were proposed. */
const sessionOf = (result: string): string => result.split('.')[0] ?? '';
