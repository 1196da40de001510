import type { BotEvent } from '#domain';
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
    session_id: data.result.split('.')[0] ?? '',
    message: {
      sender: await toApiUser(view, data.account),
      timestamp,
      body: (await chosenBody(view, data.content)) ?? { mid: '', seq: 0, text: data.text, attachments: null },
    },
  };
}

/** Messages without buttons are their author's alone: the bot is told what was asked for. */
async function chosenBody(view: View, content: number | undefined) {
  const [place] = content === undefined ? [] : await view.tx.messages.places(content);
  const [message] = place ? await view.tx.messages.get(place.mailbox, [place.id]) : [];
  return message && toApiBody(view, message);
}
