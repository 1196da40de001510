/**
 * Layer 229 says what a button does in a `type` of its own, and has rows of their own for keyboards below a message; our
 * form, as all layers before, has a constructor for each kind of button. The fields have the same names in both.
 */
import type { tl } from '@mtcute/core';
import { type DownRule, downOrOut, type OldObject, type RuleGroup, up } from '../rule.ts';

/** Our buttons below a message by the types of layer 229. */
const inlineKinds: Readonly<Record<string, tl.TypeKeyboardButton['_']>> = {
  inlineButtonTypeUrl: 'keyboardButtonUrl',
  inlineButtonTypeUrlAuth: 'keyboardButtonUrlAuth',
  inputInlineButtonTypeUrlAuth: 'inputKeyboardButtonUrlAuth',
  inlineButtonTypeWebView: 'keyboardButtonWebView',
  inlineButtonTypeCallback: 'keyboardButtonCallback',
  inlineButtonTypeGame: 'keyboardButtonGame',
  inlineButtonTypeBuy: 'keyboardButtonBuy',
  inlineButtonTypeSwitchInline: 'keyboardButtonSwitchInline',
  inlineButtonTypeUserProfile: 'keyboardButtonUserProfile',
  inputInlineButtonTypeUserProfile: 'inputKeyboardButtonUserProfile',
  inlineButtonTypeCopy: 'keyboardButtonCopy',
};

/** The same for keyboards in place of the phone's own. */
const replyKinds: Readonly<Record<string, tl.TypeKeyboardButton['_']>> = {
  buttonTypeDefault: 'keyboardButton',
  buttonTypeRequestPhone: 'keyboardButtonRequestPhone',
  buttonTypeRequestGeoLocation: 'keyboardButtonRequestGeoLocation',
  buttonTypeRequestPoll: 'keyboardButtonRequestPoll',
  buttonTypeRequestPeer: 'keyboardButtonRequestPeer',
  inputButtonTypeRequestPeer: 'inputKeyboardButtonRequestPeer',
  buttonTypeSimpleWebView: 'keyboardButtonSimpleWebView',
};

const inlineTypes = new Map(Object.entries(inlineKinds).map(([type, name]) => [name, type]));

interface TypedButton {
  readonly text: string;
  readonly style?: OldObject;
  readonly type: OldObject;
}

interface TypedRow {
  readonly buttons: readonly TypedButton[];
}

function typed(name: string, type: string, button: tl.TypeKeyboardButton): OldObject {
  const { _, text, style, ...rest } = button;
  return { _: name, text, style, type: { ...rest, _: type } };
}

/** Undefined for what only reply keyboards have. */
function inlineButton(button: tl.TypeKeyboardButton): OldObject | undefined {
  const type = inlineTypes.get(button._);
  return type === undefined ? undefined : typed('keyboardInlineButton', type, button);
}

/** Undefined for kinds that only layer 229 has. */
function untyped(kinds: Readonly<Record<string, string>>, { text, style, type }: TypedButton): OldObject | undefined {
  const name = kinds[type._];
  return name === undefined ? undefined : { ...type, text, style, _: name };
}

const replyButtons: DownRule[] = Object.entries(replyKinds).map(([type, name]) =>
  downOrOut<tl.TypeKeyboardButton>(name, (button, layer) => {
    // What a rule gives under another name is fitted once more under that one.
    if ('type' in button) return { ...button };
    return layer.has(type) ? typed('keyboardButton', type, button) : undefined;
  }),
);

export const keyboards: RuleGroup = {
  down: [
    ...replyButtons,
    downOrOut<tl.RawReplyInlineMarkup>('replyInlineMarkup', (markup) => ({
      ...markup,
      rows: markup.rows.map(({ buttons }) => ({
        _: 'keyboardInlineButtonRow',
        buttons: buttons.map(inlineButton).filter((button) => button !== undefined),
      })),
    })),
  ],
  up: [
    up<TypedButton>('keyboardButton', (button) => untyped(replyKinds, button) ?? button),
    up<{ rows: readonly TypedRow[] }>('replyInlineMarkup', ({ rows }) => ({
      _: 'replyInlineMarkup',
      rows: rows.map(({ buttons }) => ({
        _: 'keyboardButtonRow',
        buttons: buttons.map((button) => untyped(inlineKinds, button)).filter((button) => button !== undefined),
      })),
    })),
  ],
};
