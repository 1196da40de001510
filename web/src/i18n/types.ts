/** One text, or its plural forms. `{name}` stands for a value; `{count}` chooses the form. */
export type Text = string | Partial<Record<Intl.LDMLPluralRule, string>>;
export type Values = Record<string, string | number>;
/** The same table in another language: a text for every key and none beside them. */
export type Texts<Table> = Record<keyof Table, Text>;
