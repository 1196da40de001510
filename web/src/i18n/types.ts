/** One text, or its plural forms. `{name}` stands for a value; `{count}` chooses the form. */
export type Text = string | Partial<Record<Intl.LDMLPluralRule, string>>;
export type Values = Record<string, string | number>;
