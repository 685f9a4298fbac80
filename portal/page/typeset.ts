const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const UNITS =
  'h|min|jours?|heures?|minutes?|secondes?|semaines?|mois|ans?|essais?|pages?|personnes?|établissements?';

/** Narrow no-break space, as French has it before and after its signs. */
const NARROW = '\u202f';
const NO_BREAK = '\u00a0';

const rules: readonly [RegExp, string][] = [
  [/ ([:;!?%»])/g, `${NARROW}$1`],
  [/« /g, `«${NARROW}`],
  // Groups of three digits: 0 806 800 700.
  [/(\d) (?=\d{3}(?!\d))/g, `$1${NO_BREAK}`],
  [new RegExp(`(\\d|\\b1er) (?=(?:${MONTHS}|${UNITS})\\b)`, 'g'), `$1${NO_BREAK}`],
  [/(\d\u00a0h) (?=\d)/g, `$1${NO_BREAK}`],
];

/** What every rule needs something of: most texts have none, and are read once. */
const CANDIDATE = / [:;!?%»]|« |\d |1er /;
const spaced = (text: string): string =>
  CANDIDATE.test(text) ? rules.reduce((set, [pattern, by]) => set.replaceAll(pattern, by), text) : text;

/** What a person typed is left as it is, and so is what no text of ours stands in. */
const UNTOUCHED = /<(textarea|script|style|title)\b/y;

/** @returns where the tag at this place ends; for what is left untouched, where its closing tag begins */
const endOfTag = (html: string, tag: number): number => {
  UNTOUCHED.lastIndex = tag;
  const name = UNTOUCHED.exec(html)?.[1];
  const end = name === undefined ? html.indexOf('>', tag) + 1 : html.indexOf(`</${name}>`, tag);
  return end > tag ? end : html.length;
};

/**
 * Sets the spaces of French texts that no line may break at, so that words are written with plain ones. Only spaces of
 * what is read change; everything else of the page stays letter by letter.
 */
export const typeset = (html: string): string => {
  let set = '';
  let copied = 0;
  let tag = html.indexOf('<');
  while (tag !== -1) {
    const text = endOfTag(html, tag);
    tag = html.indexOf('<', text);
    if (tag <= text) continue;
    const plain = html.slice(text, tag);
    const better = spaced(plain);
    if (better === plain) continue;
    set += html.slice(copied, text) + better;
    copied = tag;
  }
  return set + html.slice(copied);
};
