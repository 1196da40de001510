import { currentLanguage } from '../../../web/src/i18n/index.ts';
import { isKey, t } from '../i18n/index.ts';

/** The server writes evidence in English; these are its sentences in Russian. */
const russian: Readonly<Record<string, string>> = {
  'None of its posts repeats a removed text': 'Ни одно сообщение не повторяет убранный текст',
  'One post repeats a removed text almost wholly': 'Одно сообщение почти целиком повторяет убранный текст',
  'Two posts repeat different removed texts': 'Два сообщения повторяют разные убранные тексты',
  'Three or more posts repeat different removed texts': 'Три и более сообщений повторяют разные убранные тексты',
  'Removed texts appear only as quotations inside its own words': 'Убранные тексты есть лишь как цитаты',
  'Its avatar is another one': 'Аватар другой',
  'Its avatar resembles a removed avatar': 'Аватар похож на убранный',
  'Its avatar is a version of a removed avatar': 'Аватар — вариант убранного',
  'None of its pictures is known': 'Известных картинок нет',
  'One posted picture is a removed one': 'Одна картинка — из убранных',
  'Several posted pictures are removed ones': 'Несколько картинок — из убранных',
  'Its name is unlike any removed name': 'Имя не похоже на убранные',
  'Its name resembles a removed name': 'Имя похоже на убранное',
  'Its name reads the same as a removed name': 'Имя читается как убранное',
  'Its name is a removed name with a number or a word such as "backup"':
    'Убранное имя с числом или словом вроде «backup»',
  'Its title and its handle both read the same as removed ones': 'И название, и имя читаются как убранные',
  'What was found belongs to different removed members': 'Найденное принадлежит разным убранным участникам',
  'Two of the signals belong to the same removed member': 'Два признака принадлежат одному убранному участнику',
  'Three or more of the signals belong to the same removed member':
    'Три и более признаков принадлежат одному убранному участнику',
  'What it copied is written as it was': 'Скопированное не изменено',
  'A copied text is disguised: people read it as before, filters do not':
    'Скопированный текст замаскирован: человек читает его как прежде, фильтр — нет',
  'Signals of one kind only, or of one post': 'Признаки лишь одного рода или одного сообщения',
  'Signals of several kinds, or of several posts, agree': 'Признаки разного рода или разных сообщений согласуются',
  'It shares none of the network’s rare links': 'Редких ссылок сети нет',
  'It shares one rare link of the network': 'Есть одна редкая ссылка сети',
  'It shares two rare links of the network': 'Есть две редкие ссылки сети',
  'It shares three or more rare links of the network': 'Есть три и более редких ссылки сети',
  'It has no ties to suspected or confirmed members': 'Связей с подозреваемыми и подтверждёнными нет',
  'It forwards from or names one suspected member': 'Пересылает или называет одного подозреваемого',
  'It has ties to two suspected members': 'Связано с двумя подозреваемыми',
  'It has ties to a confirmed member': 'Связано с подтверждённым участником',
  'It has ties to two or more confirmed members': 'Связано с двумя и более подтверждёнными',
  'Its operators are unknown here': 'Операторы здесь неизвестны',
  'It is run from a device or number of a removed operator': 'Ведётся с устройства или номера убранного оператора',
  'Its layout is its own': 'Оформление своё',
  'One post is laid out like the removed ones': 'Одно сообщение оформлено как убранные',
  'Several posts are laid out like the removed ones': 'Несколько сообщений оформлены как убранные',
  'It posts at other hours': 'Публикует в другие часы',
  'Its posting hours are somewhat alike': 'Часы публикаций отчасти совпадают',
  'It posts at the same hours of the day': 'Публикует в те же часы',
  'It existed half a year before the action': 'Существовало за полгода до операции',
  'It existed before the action': 'Существовало до операции',
  'It was created after the action': 'Создано после операции',
  'It was created within two weeks after the action': 'Создано в первые две недели после операции',
  'Its stance is unremarkable': 'Отношение обычное',
  'It mostly quotes and comments': 'В основном цитирует и обсуждает',
  'It shows material of several networks, as observers do': 'Показывает материалы нескольких сетей, как наблюдатели',
  'Starting point: how often a newcomer belongs to this network at this time':
    'Исходная оценка: как часто новичок сейчас оказывается из этой сети',
};

/** One sentence of evidence in the language in use; without a translation its group in words, or as it came. */
export function evidenceText(line: { readonly group: string; readonly words: string }): string {
  if (currentLanguage() !== 'ru') return line.words;
  const key = `evidence.${line.group}`;
  return russian[line.words] ?? (isKey(key) ? t(key) : line.words);
}
