import type { Keyboard, Message } from '../../../data/views.ts';
import { Button } from '../../../ui/button.tsx';
import css from './composer.module.css';

/** The keyboard that a bot asked to show last, if it was not taken back. */
export function keyboardOf(messages: readonly Message[]): Keyboard | undefined {
  for (let i = messages.length - 1; i >= 0; i--) {
    const keyboard = messages[i]?.keyboard;
    if (keyboard?.at === 'composer') return keyboard;
    if (keyboard?.at === 'hide') return undefined;
  }
  return undefined;
}

export function BotKeyboard({ keyboard, onPress }: { keyboard: Keyboard; onPress: (text: string) => void }) {
  return (
    <div className={css.botKeys}>
      {keyboard.rows.map((row, y) => (
        <div key={`row-${y}`}>
          {row.map((button, x) =>
            button.does.what === 'text' ? (
              <Button key={`${y}-${x}`} onClick={() => onPress(button.text)}>
                {button.text}
              </Button>
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}
