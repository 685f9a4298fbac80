import { LANGUAGES, type Language } from '../wording/text.ts';

interface Range {
  name: string;
  weight: number;
}

/** What a header such as `Accept-Language: en;q=0.8, fr` lists (RFC 9110, 12.4.2). What cannot be read counts as absent. */
const rangesOf = (header: string): Range[] =>
  header.split(',').flatMap((part) => {
    const [name = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
    const given = parameters.find((each) => each.startsWith('q='))?.slice(2) ?? '1';
    return name !== '' && /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(given)
      ? [{ name, weight: Number(given) }]
      : [];
  });

/** The weight that the most exact of the ranges gives, by how exactly each fits: 0 for not at all. */
const weightOf = (ranges: readonly Range[], exactness: (name: string) => number): number => {
  const fitting = ranges.filter(({ name }) => exactness(name) > 0);
  const best = Math.max(...fitting.map(({ name }) => exactness(name)));
  return Math.max(0, ...fitting.filter(({ name }) => exactness(name) === best).map(({ weight }) => weight));
};

const speaks = (language: Language) => (name: string) =>
  name === '*' ? 1 : name === language || name.startsWith(`${language}-`) ? 2 : 0;

/** Which of two languages is named first; the first of ours where neither is. */
const namedFirst = (ranges: readonly Range[]): Language =>
  ranges.flatMap(({ name }) => LANGUAGES.filter((language) => speaks(language)(name) === 2))[0] ?? 'fr';

/** The language of ours that the client likes best (RFC 9110, 12.5.4); French where it likes none. */
export const languageOf = (header: string | undefined): Language => {
  const ranges = rangesOf(header ?? '');
  const [fr, en] = [weightOf(ranges, speaks('fr')), weightOf(ranges, speaks('en'))];
  if (fr !== en) return fr > en ? 'fr' : 'en';
  return fr === 0 ? 'fr' : namedFirst(ranges);
};

const offers = (type: string) => (name: string) => {
  const [kind = ''] = type.split('/');
  return name === '*/*' ? 1 : name === `${kind}/*` ? 2 : name === type ? 3 : 0;
};

/** Whether the client takes one of these content types. One that says nothing takes all. */
export const accepts = (header: string | undefined, types: readonly string[]): boolean => {
  const ranges = rangesOf(header ?? '');
  if (ranges.length === 0) return true;
  return types.some((type) => weightOf(ranges, offers(type.split(';')[0] ?? type)) > 0);
};
