import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { ALL_ROUTES } from '../../../functions/capabilities.ts';
import { STALE_HINTS } from '../../../functions/profile/stale-hints.ts';
import { LINE_FAULT_TEXTS, UNREADABLE_TEXTS } from '../../../shared/bulk-changes/lines/fault-texts.ts';
import { OUTCOME_TEXTS } from '../../../shared/bulk-changes/lines/outcome-texts.ts';
import type { FactName } from '../../../shared/domain/facts.ts';
import { EXAMPLE_FACTS } from '../../../shared/http/example-facts.ts';
import { REASON_TEXTS } from '../../../shared/http/problem-texts/decisions.ts';
import { ENGLISH_INPUT } from '../../../shared/http/problem-texts/input-en.ts';
import { FRENCH_INPUT } from '../../../shared/http/problem-texts/input-fr.ts';
import { ALL_TEXTS, PROBLEMS, RULE_FAULTS } from '../../../shared/http/problem-texts/problem-texts.ts';
import { cardPath } from '../../../shared/http/problem-texts/reviews.ts';
import { faultText } from '../../../shared/http/problem-texts/texts.ts';
import { say } from '../../../shared/wording/say.ts';
import { LANGUAGES, type Text } from '../../../shared/wording/text.ts';
import { blemishesOf } from '../../support/texts/blemishes.ts';

/** Where a word should be there is none: two spaces, one before a comma or a full stop, or empty guillemets. */
const BLANK = /[ \u00a0]{2}|[ \u00a0][.,)]|\( |«\s*»|“\s*”|undefined|null|NaN|^\s|\s$/;

/** What a proof-reader of French would mark. */
const MISTAKES: readonly [string, RegExp][] = [
  [
    'a vowel that is not dropped',
    /(?<![\p{L}-])(?:de|le|la|que|ne|se|me|te|je|jusque|lorsque|puisque|quoique) [aeéèêiîoôuyœ]/iu,
  ],
  ['an apostrophe of a typewriter', /'/],
  ['quotes that are not French', /[“”]|"(?!7)(?<!7")/],
  ['a comma without a space behind it', /,\S/],
  ['a mark of two signs without a space before it', /[^\s\d«][:;?!](?:\s|$)/],
  ['guillemets without spaces inside', /«\S|\S»/],
  ['a word that comes twice', /(?<!\p{L})(?!vous|nous)(\p{L}{2,}) \1(?!\p{L})/iu],
  ['two marks, or a space before a full stop', /[.,]{2}| [.,]/],
];

type Named = [string, Text<FactName>];

const named = (kind: string, texts: Readonly<Record<string, Text<FactName>>>): Named[] =>
  Object.entries(texts).map(([code, text]) => [`${kind} ${code}`, text]);

/** The columns of a file are called what the template calls them. */
const { 'unknown-column': unknownColumn, ...unreadable } = UNREADABLE_TEXTS;

const details = Object.entries(PROBLEMS).map(([code, { detail }]): Named => [`problem ${code}`, detail]);
const reasons = Object.entries(REASON_TEXTS).flatMap(([code, { user, admin }]): Named[] => [
  [`reason ${code} for its person`, user],
  [`reason ${code} for an administrator`, admin],
]);
const input = Object.entries(FRENCH_INPUT).map(([code, fr]): Named => {
  const en = Object.entries(ENGLISH_INPUT).find(([other]) => other === code)?.[1];
  return [`input ${code}`, { fr, en: en ?? '' }];
});
const TEXTS: Named[] = [
  ...details,
  ...reasons,
  ...input,
  ...named('fault', RULE_FAULTS),
  ...named('line', LINE_FAULT_TEXTS),
  ...named('file', unreadable),
  ...named('outcome', OUTCOME_TEXTS),
  ...named('hint', STALE_HINTS),
];

describe('what people read', () => {
  test.each(TEXTS)('of the %s names no path, code, pattern or instant, in its own language', (_, text) => {
    const [french = '', english = ''] = LANGUAGES.map((language) => say(text, EXAMPLE_FACTS, language));
    // The header of a column is shown as somebody wrote it.
    const bare = (sentence: string): string => sentence.replace('SIRET du site', 'SIRET');
    expect([french, blemishesOf(bare(french), 'fr')]).toEqual([french, []]);
    expect([english, blemishesOf(bare(english), 'en')]).toEqual([english, []]);
    expect(french).not.toBe(english);
  });

  /** Facts of which one is missing, or says nothing. */
  const spoilt = Object.keys(EXAMPLE_FACTS).flatMap((name) =>
    [undefined, '', ' ', '\u00a0'].map((value): [string, typeof EXAMPLE_FACTS] => [
      `${name} as «${value}»`,
      { ...EXAMPLE_FACTS, [name]: value },
    ]),
  );
  const TIMES = ['until'];
  const NUMBERS = ['count', 'days', 'minutes', 'min', 'max', 'step'];

  test.each(TEXTS)('of the %s has no blank where a fact is missing', (_, text) => {
    for (const [how, facts] of spoilt) {
      const [name = '', value] = how.split(' as ');
      // A time or a number is no text: it can be missing, and not blank.
      if (value !== '«undefined»' && [...TIMES, ...NUMBERS].includes(name)) continue;
      for (const language of LANGUAGES) {
        const sentence = say(text, facts, language);
        expect([how, sentence, BLANK.test(sentence)]).toEqual([how, sentence, false]);
      }
    }
  });

  test.each(TEXTS)('of the %s keeps what French grammar and type ask for', (_, text) => {
    const french = say(text, EXAMPLE_FACTS, 'fr');
    expect([french, MISTAKES.filter(([, form]) => form.test(french)).map(([what]) => what)]).toEqual([
      french,
      [],
    ]);
  });

  test('of a problem has a title in each language, without a full stop', () => {
    for (const { title } of Object.values(PROBLEMS)) {
      expect(`${title.fr} ${title.en}`).toMatch(/^\p{Lu}[^.]+$/u);
      for (const language of LANGUAGES) expect(blemishesOf(`${title[language]}.`, language)).toEqual([]);
    }
  });

  test('of a column that is not known names it, and those that are', () => {
    expect(say(unknownColumn, EXAMPLE_FACTS, 'fr')).toMatch(
      /« SIRET du site ».*Adresse électronique, .*SIRET, /,
    );
  });

  it('says instants as the clocks of Paris show them, and SIRETs as INSEE writes them', () => {
    const said = (code: 'ends-after-mandate' | 'establishment-closed', language: 'fr' | 'en') =>
      say(faultText(ALL_TEXTS, code), EXAMPLE_FACTS, language);
    expect(said('ends-after-mandate', 'fr')).toContain('le 5 décembre 2026 à 12 h (heure de Paris).');
    expect(said('ends-after-mandate', 'en')).toContain('on 5 December 2026 at 12:00, Paris time.');
    expect(said('establishment-closed', 'fr')).toContain('219 200 235 00014');
  });
});

describe('the address that comes with advice', () => {
  const addresses = Object.entries(PROBLEMS).flatMap(([code, { href }]) =>
    href === undefined ? [] : [[code, href(EXAMPLE_FACTS)] as const],
  );
  const readable = ALL_ROUTES.filter(({ method }) => method === 'GET').map(
    ({ path }) => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  );

  test.each([...addresses, ['card-not-reviewed', cardPath(EXAMPLE_FACTS)] as const])(
    'of %s can be read: %s',
    (_, address) => {
      const [path = '', query] = address.split('?');
      expect(readable.some((form) => form.test(path))).toBe(true);
      expect(query ?? 'a=b').toMatch(/^\w+=\w+$/);
    },
  );
});

describe('the rules', () => {
  const FLOORS = ['shared/domain', 'shared/use-cases', 'shared/table'];
  const ROOT = join(import.meta.dirname, '../../..');
  const files = FLOORS.flatMap((floor) =>
    readdirSync(join(ROOT, floor), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${floor}/${file}`),
  );

  test.each(files)('hold no sentence for people: %s', (file) => {
    const code = readFileSync(join(ROOT, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    const literals = code.match(/'[^'\n]*'|`[^`]*`/g) ?? [];
    expect(literals.filter((text) => /[À-ÿœ’«»]|\w (?:<|<=|>|>=) \w/.test(text))).toEqual([]);
  });
});
