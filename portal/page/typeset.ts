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

/** What a person typed is left as it is, and so is everything within a tag. */
const PARTS = /<(textarea|script|style|title)\b[\s\S]*?<\/\1>|>([^<]+)(?=<)/g;

/**
 * Sets the spaces of French texts that no line may break at, so that words are written with plain ones. Only spaces of
 * what is read change; everything else of the page stays letter by letter.
 */
export const typeset = (html: string): string =>
  html.replaceAll(PARTS, (whole: string, tag: string | undefined, text: string | undefined) => {
    if (tag !== undefined || text === undefined || !text.includes(' ')) return whole;
    return `>${rules.reduce((set, [pattern, by]) => set.replaceAll(pattern, by), text)}`;
  });
