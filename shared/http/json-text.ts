/** What `JSON.parse` would not tell of a text. */
export type JsonFault = 'not-json' | 'not-utf8' | 'repeated-field';

const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;
const OPENS_OBJECT = 123;
const CLOSES_OBJECT = 125;
const SPACES: ReadonlySet<number> = new Set([32, 9, 10, 13]);

/** The index after the closing quote of the text that begins at `start`, in valid JSON. */
const endOfText = (json: string, start: number): number => {
  let index = start + 1;
  while (json.charCodeAt(index) !== QUOTE) index += json.charCodeAt(index) === BACKSLASH ? 2 : 1;
  return index + 1;
};

/**
 * Whether an object of this valid JSON names one field twice. `JSON.parse` would keep the last one, and another reader the
 * first: both would have read something else (RFC 8259, 4).
 */
const repeatsField = (json: string): boolean => {
  const objects: Set<string>[] = [];
  for (let index = 0; index < json.length; ) {
    const code = json.charCodeAt(index);
    if (code !== QUOTE) {
      if (code === OPENS_OBJECT) objects.push(new Set());
      if (code === CLOSES_OBJECT) objects.pop();
      index += 1;
      continue;
    }
    const start = index;
    index = endOfText(json, start);
    const end = index;
    while (SPACES.has(json.charCodeAt(index))) index += 1;
    if (json.charCodeAt(index) !== COLON) continue;
    const name: unknown = JSON.parse(json.slice(start, end));
    const names = objects.at(-1);
    if (typeof name !== 'string' || names === undefined) continue;
    if (names.has(name)) return true;
    names.add(name);
  }
  return false;
};

/**
 * Reads JSON strictly. A text with U+FFFD counts as no UTF-8: API Gateway hands on what it could not read as that sign.
 * @returns the value, or why there is none
 */
export const readJson = (json: string): { value: unknown } | { fault: JsonFault } => {
  if (json.includes('\ufffd')) return { fault: 'not-utf8' };
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { fault: 'not-json' };
  }
  return repeatsField(json) ? { fault: 'repeated-field' } : { value };
};
