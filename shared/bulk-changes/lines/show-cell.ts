import { hasControlCharacters } from '../../domain/texts.ts';

/** Enough of a wrong cell for a person to find it. Control characters could forge the page that shows it. */
const MAX_SHOWN = 60;

export const showCell = (value = ''): string =>
  [...value]
    .map((character) => (hasControlCharacters(character) ? '�' : character))
    .slice(0, MAX_SHOWN)
    .join('');
